namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Documents of several files, each of which becomes the types that stand in it.</summary>
public sealed class EmittedPartsTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

    [Fact]
    public void A_path_in_a_file_of_its_own_may_hold_schemas_without_a_name() => Compiles(
        ("api.yaml", Head + "paths: { /users: { $ref: 'paths/users.yaml' } }"),
        ("paths/users.yaml",
            "get: { operationId: listUsers, responses: { '200': { description: ok, content: { application/json: { schema: { type: object, "
                + "properties: { inner: { type: object, properties: { a: { type: string } } } } } } } } } }"));

    [Fact]
    public void Answers_and_parameters_in_a_file_of_parts_may_hold_schemas_without_a_name() => Compiles(
        ("api.yaml",
            Head + "paths: { /a: { get: { parameters: [{ $ref: 'parts.yaml#/Word' }], "
                + "responses: { '200': { $ref: 'parts.yaml#/Groups' } } } } }"),
        ("parts.yaml", """
            Groups: { description: ok, content: { application/json: { schema: { type: object, properties: { g: { type: string } } } } } }
            Word: { name: p, in: query, schema: { type: string, enum: [a, b] } }
            """));

    [Fact]
    public void A_reference_may_lead_to_a_schema_that_nothing_in_its_own_file_leads_to() => Compiles(
        ("api.yaml",
            Head + "components: { schemas: { A: { type: object, properties: { thing: { $ref: 'parts.yaml#/x-deep/Thing' }, "
                + "inner: { $ref: 'user.yaml#/properties/inner' } } } } }"),
        ("parts.yaml", "x-deep: { Thing: { type: object, properties: { t: { type: string } } } }"),
        ("user.yaml", "{ type: object, properties: { inner: { type: object, properties: { x: { type: string } } } } }"));

    [Fact]
    public void Files_may_refer_into_the_depth_of_each_other() => Compiles(
        ("api.yaml",
            Head + "components: { schemas: { Whole: { type: object, "
                + "properties: { inner: { $ref: 'part.yaml#/components/schemas/Part/properties/inner' } } } } }"),
        ("part.yaml",
            "components: { schemas: { Part: { type: object, properties: { inner: { type: object, "
                + "properties: { whole: { $ref: 'api.yaml#/components/schemas/Whole' } } } } } } }"));

    [Fact]
    public void A_schema_may_lead_to_a_rule_schema_as_if_it_were_a_type() => Compiles(
        ("api.yaml", Head + """
            components:
              schemas:
                Thing: { type: object, properties: { rules: { $ref: '#/components/schemas/Rules' } } }
                Rules: { x-constrains: '#/components/schemas/Thing', properties: { rules: { required: [rules] } } }
            """));

    [Fact]
    public void A_name_made_up_in_one_file_gives_way_to_one_that_another_file_spells_out()
    {
        (string, string)[] files =
        [
            ("api.yaml",
                Head + "paths: { /a: { get: { operationId: getA, responses: { "
                    + "'200': { description: ok, content: { application/json: { schema: { $ref: User.yaml } } } }, "
                    + "'201': { description: ok, content: { application/json: { schema: { $ref: UserRole.yaml } } } } } } } }\n"
                    + "components: { schemas: { UserKind: { type: object, properties: { k: { type: string } } } } }"),
            ("User.yaml",
                "{ type: object, properties: { role: { type: object, properties: { x: { type: integer } } }, kind: { type: object, "
                    + "properties: { y: { type: integer } } } } }"),
            ("UserRole.yaml", "{ type: object, required: [id], properties: { id: { type: string } } }"),
        ];

        Compiles(files)
            .Should().Contain(["record User ", "record UserRole ", "record UserRole2 ", "record UserKind ", "record UserKind2 "]);
    }

    [Fact]
    public void Files_of_one_name_in_different_folders_become_types_of_different_names() => Compiles(
        ("api.yaml", Head
            + "components: { schemas: { Pair: { type: object, properties: { a: { $ref: a/Item.yaml }, b: { $ref: b/Item.yaml } } } } }"),
        ("a/Item.yaml", "{ type: object, properties: { a: { type: string } } }"),
        ("b/Item.yaml", "{ type: object, properties: { b: { type: string } } }"))
        .Should().Contain(["record Item ", "record BItem "]);
    [Theory]
    [InlineData("record")]
    [InlineData("required")]
    [InlineData("scoped")]
    [InlineData("file")]
    [InlineData("class")]
    public void A_document_may_ask_for_a_word_of_C_sharp_as_a_name(string word) => Compiles(
        ("api.yaml", Head + $$"""
            components:
              schemas:
                A: { x-csharp-name: {{word}}, type: object, required: [n],
                    properties: { n: { type: integer },
                    one: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] } } }
                B: { type: object, required: [x], properties: { x: { type: string, x-csharp-name: {{word}} } } }
            """));

    [Fact]
    public void A_name_in_small_letters_that_a_document_asks_for_is_no_warning() => Compiles(
        ("api.yaml",
            Head + "components: { schemas: { Item: { x-csharp-name: item, type: object, properties: { a: { type: string } } } } }"))
        .Should().Contain("record item ");

    [Fact]
    public void An_enum_in_another_file_that_leads_back_is_one_type() => Compiles(
        ("api.yaml",
            Head + "components: { schemas: { Use: { type: object, properties: { "
                + "mode: { allOf: [{ $ref: 'parts.yaml#/components/schemas/Mode' }, { description: x }] }, "
                + "pair: { $ref: 'parts.yaml#/components/schemas/Pair' } } } } }"),
        ("parts.yaml",
            "components: { schemas: { Pair: { type: object, properties: { mode: { allOf: [{ $ref: '#/components/schemas/Mode' }, "
                + "{ maxLength: 3 }] }, use: { $ref: 'api.yaml#/components/schemas/Use' } } }, Mode: { type: string, enum: [a, b] } } }"))
        .Should().Contain("record Pair ");

    [Fact]
    public void What_a_file_merges_from_one_that_leads_back_has_the_names_of_that_file() => Compiles(
        ("api.yaml",
            Head + "components: { schemas: { Whole: { type: object, properties: { part: { $ref: 'part.yaml#/components/schemas/Part', "
                + "minProperties: 1 } } } } }"),
        ("part.yaml",
            "components: { schemas: { Part: { type: object, properties: { inner: { type: object, "
                + "properties: { whole: { $ref: 'api.yaml#/components/schemas/Whole' } } } } } } }"))
        .Should().Contain("record PartInner ").And.NotContain("record WholePartInner ");

    [Fact]
    public void A_refinement_may_have_a_member_called_as_its_base_calls_the_unknown_ones() => Compiles(
        ("api.yaml", Head + """
            components:
              schemas:
                Base: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
                Left: { allOf: [{ $ref: '#/components/schemas/Base' },
                    { type: object, properties: { additional_properties: { type: string } } }] }
            """)).Should().Contain("record Left ");

    [Fact]
    public void Two_files_that_spell_one_name_are_told()
    {
        (string Path, string Text)[] files =
        [
            ("api.yaml",
                Head + "components: { schemas: { Item: { type: object, "
                    + "properties: { other: { $ref: 'parts.yaml#/components/schemas/Item' } } } } }"),
            ("parts.yaml", "components: { schemas: { Item: { type: object, properties: { b: { type: string } } } } }"),
        ];

        var compiled = SpecCompilation.Compile(
            "api.yaml", path => Array.Find(files, file => file.Path == path).Text, new SpecOptions("Api", null), default);

        compiled.Diagnostics.Select(static found => $"{found.Path} {found.Descriptor.Id}")
            .Should().Equal("parts.yaml KLG0016", "api.yaml KLG0016");
        compiled.Files.Should().BeEmpty();
    }

    private static IEnumerable<string> Compiles(params (string Path, string Text)[] files)
    {
        var compiled = SpecCompilation.Compile(
            files[0].Path, path => Array.Find(files, file => file.Path == path).Text, new SpecOptions("Api", null), default);

        compiled.Diagnostics.Should().BeEmpty();
        StrictCompilation.Check(compiled.Files.Select(static file => (file.HintName, file.Text))).Should().BeEmpty();
        return System.Text.RegularExpressions.Regex.Matches(
            string.Concat(compiled.Files.Select(static file => file.Text)),
            "record [A-Za-z0-9]+ ",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)).Select(static match => match.Value);
    }
}
