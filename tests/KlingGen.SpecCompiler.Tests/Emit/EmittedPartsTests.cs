namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Documents of several files, each of which becomes the types that stand in it.</summary>
public sealed class EmittedPartsTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

    [Fact]
    public void A_path_in_a_file_of_its_own_may_hold_schemas_without_a_name() => Compiles(
        ("api.yaml", Head + "paths: { /users: { $ref: 'paths/users.yaml' } }"),
        ("paths/users.yaml", "get: { operationId: listUsers, responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { inner: { type: object, properties: { a: { type: string } } } } } } } } } }"));

    [Fact]
    public void Answers_and_parameters_in_a_file_of_parts_may_hold_schemas_without_a_name() => Compiles(
        ("api.yaml", Head + "paths: { /a: { get: { parameters: [{ $ref: 'parts.yaml#/Word' }], responses: { '200': { $ref: 'parts.yaml#/Groups' } } } } }"),
        ("parts.yaml", """
            Groups: { description: ok, content: { application/json: { schema: { type: object, properties: { g: { type: string } } } } } }
            Word: { name: p, in: query, schema: { type: string, enum: [a, b] } }
            """));

    [Fact]
    public void A_reference_may_lead_to_a_schema_that_nothing_in_its_own_file_leads_to() => Compiles(
        ("api.yaml", Head + "components: { schemas: { A: { type: object, properties: { thing: { $ref: 'parts.yaml#/x-deep/Thing' }, inner: { $ref: 'user.yaml#/properties/inner' } } } } }"),
        ("parts.yaml", "x-deep: { Thing: { type: object, properties: { t: { type: string } } } }"),
        ("user.yaml", "{ type: object, properties: { inner: { type: object, properties: { x: { type: string } } } } }"));

    [Fact]
    public void Files_may_refer_into_the_depth_of_each_other() => Compiles(
        ("api.yaml", Head + "components: { schemas: { Whole: { type: object, properties: { inner: { $ref: 'part.yaml#/components/schemas/Part/properties/inner' } } } } }"),
        ("part.yaml", "components: { schemas: { Part: { type: object, properties: { inner: { type: object, properties: { whole: { $ref: 'api.yaml#/components/schemas/Whole' } } } } } } }"));

    [Fact]
    public void A_schema_may_lead_to_a_rule_schema_as_if_it_were_a_type() => Compiles(
        ("api.yaml", Head + """
            components:
              schemas:
                Thing: { type: object, properties: { rules: { $ref: '#/components/schemas/Rules' } } }
                Rules: { x-constrains: '#/components/schemas/Thing', properties: { rules: { required: [rules] } } }
            """));

    private static void Compiles(params (string Path, string Text)[] files)
    {
        var compiled = SpecCompilation.Compile(
            files[0].Path, path => Array.Find(files, file => file.Path == path).Text, new SpecOptions("Api", null), default);

        compiled.Diagnostics.Should().BeEmpty();
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
    }
}
