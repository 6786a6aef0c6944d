using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Tests.Emit;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>References as public documents write them, by the letter or nearly so.</summary>
public sealed class LenientReferenceTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

    [Theory]
    [InlineData("'Only.%22id%22_'", "#/components/schemas/Only.%22id%22_")]
    [InlineData("'Only.\"id\"_'", "#/components/schemas/Only.%22id%22_")]
    [InlineData("'a/b'", "#/components/schemas/a~1b")]
    public void A_reference_finds_a_key_decoded_and_as_it_is_written(string key, string reference)
    {
        var result = Spec.BindSchemas(
            $"    {key}: {{ type: object, properties: {{ id: {{ type: string }} }} }}\n"
                + $"    Holder: {{ type: object, properties: {{ it: {{ $ref: '{reference}' }} }} }}");

        result.Diagnostics.Should().BeEmpty();
        result.Type<ObjectModel>("Holder").Property("it").Type.Should().BeOfType<ModelRef>();
    }

    [Fact]
    public void The_decoded_key_wins_against_the_one_that_is_written_so()
    {
        var result = Spec.BindSchemas("""
                'A%20B': { type: string }
                'A B': { type: integer, format: int32 }
                Holder: { type: object, properties: { it: { $ref: '#/components/schemas/A%20B' } } }
            """);

        result.Type<ObjectModel>("Holder").Property("it").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int32));
    }

    [Fact]
    public void A_reference_from_the_root_of_its_own_schema_is_taken_from_the_nearest_definitions()
    {
        var result = Spec.Bind(Head + """
            paths:
              /jobs:
                post:
                  operationId: addJob
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          properties: { step: { $ref: '#/$defs/Step' } }
                          $defs: { Step: { type: object, properties: { name: { type: string } } } }
                  responses: { '204': { description: none } }
            """);

        var found = result.Diagnostics.Should().ContainSingle().Subject;
        (found.Descriptor, found.Line).Should().Be((SpecDescriptors.OwnDefinition, 12));
        result.Type<ObjectModel>("Step").Property("name").Type.Should().Be(TypeRef.String);
    }

    [Theory]
    [InlineData("schemas", "Pet: { type: object, properties: { id: { type: string } } }",
        "    get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } "
            + "} } }")]
    [InlineData("parameters", "Page: { name: page, in: query, schema: { type: integer } }",
        "    get: { parameters: [{ $ref: '#/components/parameters/Page' }], responses: { '204': { description: none } } }")]
    [InlineData("responses", "None: { description: none }", "    get: { responses: { '204': { $ref: '#/components/responses/None' } } }")]
    [InlineData("requestBodies", "Pet: { content: { application/json: { schema: { type: object } } } }",
        "    put: { requestBody: { $ref: '#/components/requestBodies/Pet' }, responses: { '204': { description: none } } }")]
    [InlineData("headers", "Total: { schema: { type: integer } }",
        "    get: { responses: { '204': { description: none, headers: { X-Total: { $ref: '#/components/headers/Total' } } } } }")]
    [InlineData("securitySchemes", "key: { type: apiKey, in: header, name: X-Key }",
        "    get: { security: [{ key: [] }], responses: { '204': { description: none } } }")]
    [InlineData("pathItems", "Pets: { get: { operationId: getA, responses: { '204': { description: none } } } }",
        "    $ref: '#/components/pathItems/Pets'")]
    public void A_section_may_stand_in_a_file(string section, string content, string operation)
    {
        var document = Head + "paths:\n  /a:\n" + operation + "\ncomponents:\n  " + section + ": ";

        var apart = Spec.Bind(document + "{ $ref: section.yaml }\n", ("section.yaml", content + "\n"));
        var together = Spec.Bind(document + "{ " + content + " }\n");

        apart.Diagnostics.Should().BeEmpty();
        together.Diagnostics.Should().BeEmpty();
        apart.Model!.Client!.Operations.Should().ContainSingle().Which.Method
            .Should().Be(together.Model!.Client!.Operations.Single().Method);
    }

    [Fact]
    public void A_section_whose_file_is_missing_is_told_once_where_it_is_referred_to()
    {
        var found = Spec.Bind(
            Head + "paths:\n  /a:\n    get: { parameters: [{ $ref: '#/components/parameters/Page' }], responses: { '204': { description: "
                + "none } } }\n"
                + "components:\n  parameters: { $ref: missing.yaml }\n").Diagnostics
            .Should().ContainSingle(static found => found.Descriptor.Severity == SpecSeverity.Error).Subject;

        (found.Line, found.Message.Contains("missing.yaml", StringComparison.Ordinal)).Should().Be((7, true));
    }

    [Theory]
    [InlineData("schemas: { $ref: '#/info' }", "KLG0114")]
    [InlineData("schemas: { $ref: 'parts.yaml#/list' }", "KLG0114")]
    [InlineData("schemas: { $ref: '#/components/schemas' }", "KLG0106")]
    [InlineData("schemas: { $ref: '#/components/others' }\n  others: { $ref: '#/components/schemas' }", "KLG0106")]
    [InlineData("schemas: { $ref: '#/nowhere' }", "KLG0103")]
    [InlineData("schemas: { $ref: 'gone.yaml' }", "KLG0104")]
    public void What_is_wrong_with_a_section_is_told_once_and_not_again_by_those_who_refer_into_it(string section, string id)
    {
        var found = Spec.Bind(
            Head + """
                paths:
                  /a:
                    get:
                      parameters: [{ name: a, in: query, schema: { $ref: '#/components/schemas/Name' } }]
                      responses:
                        '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
                        '400': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
                components:

                """ + $"  {section}\n",
            ("parts.yaml", "list: [a, b]\n")).Diagnostics;

        found.Should().ContainSingle().Which.Descriptor.Id.Should().Be(id);
    }

    [Theory]
    [InlineData("parameters", "{ $ref: '#/info/title' }", "KLG0114")]
    [InlineData("parameters", "{ $ref: '#/components/parameters' }", "KLG0106")]
    public void So_it_is_with_sections_of_other_parts(string section, string value, string id)
    {
        var found = Spec.Bind(Head + $$"""
            paths: { /a: { get: { parameters: [{ $ref: '#/components/{{section}}/Page' }], responses: { '204': { description: none } } } } }
            components: { {{section}}: {{value}} }
            """).Diagnostics;

        found.Should().ContainSingle().Which.Descriptor.Id.Should().Be(id);
    }

    [Fact]
    public void A_part_that_a_section_in_a_file_does_not_have_is_told()
    {
        var found = Spec.Bind(
            Head + "paths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/Page' }], "
                + "responses: { '204': { description: none } } } } }\ncomponents: { parameters: { $ref: parameters.yaml } }\n",
            ("parameters.yaml", "Size: { name: size, in: query, schema: { type: integer } }\n")).Diagnostics;

        found.Should().ContainSingle().Which.Descriptor.Should().Be(SpecDescriptors.DanglingReference);
    }

    [Fact]
    public void An_enum_in_the_file_of_a_parameter_is_named_after_the_parameter()
    {
        var compiled = Compile(
            ("api.yaml", Head
                + "paths:\n  /rooms:\n    get:\n      operationId: listRooms\n      parameters: [{ $ref: sort.yaml }, "
                + "{ $ref: state.yaml }]\n"
                + "      responses: { '204': { description: none } }\n"),
            ("sort.yaml", "name: sort\nin: query\nschema: { type: string, enum: [name, floor] }\n"),
            ("state.yaml", "name: state\nin: query\nschema: { type: string, enum: [free, taken] }\n"));

        compiled.Diagnostics.Should().BeEmpty();
        var assembly = StrictCompilation.Load([.. compiled.Files.Select(static file => file.Text)]);
        assembly.GetTypes().Select(static type => type.FullName).Should().Contain(["Api.Sort", "Api.State"]);
    }

    [Fact]
    public void A_parent_that_lists_its_children_is_their_base()
    {
        const string schemas = """
                Shape:
                  type: object
                  required: [kind]
                  properties: { kind: { type: string } }
                  discriminator: { propertyName: kind }
                  oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
                Circle:
                  allOf:
                    - $ref: '#/components/schemas/Shape'
                    - { type: object, properties: { radius: { type: number } } }
                Square:
                  allOf:
                    - $ref: '#/components/schemas/Shape'
                    - { type: object, properties: { side: { type: number } } }
            """;
        Spec.BindSchemas(schemas).Diagnostics.Should().BeEmpty();
        var types = EmittedTypes.FromSchemas(schemas);

        types.Type("Circle").BaseType.Should().Be(types.Type("Shape"));
        types.Parse("Shape", """{"kind":"Circle","radius":1}""").Should().BeOfType(types.Type("Circle"));
        types.RoundTrip("Shape", """{"kind":"Square","side":2}""").Should().Be("""{"kind":"Square","side":2}""");
    }

    [Theory]
    [InlineData("anyOf")]
    [InlineData("oneOf")]
    public void A_branch_that_is_the_schema_itself_is_left_out_with_a_warning(string keyword)
    {
        var result = Spec.BindSchemas(
            $"    Note: {{ {keyword}: [{{ $ref: '#/components/schemas/Note' }}, {{ type: string }}] }}\n"
                + "    Holder: { type: object, properties: { note: { $ref: '#/components/schemas/Note' } } }");

        result.Diagnostics.Should().ContainSingle().Which.Descriptor.Should().Be(SpecDescriptors.OwnBranch);
        result.Type<ObjectModel>("Holder").Property("note").Type.Should().Be(TypeRef.String);
    }

    [Theory]
    [InlineData("mapping: { cat: cat.yaml }")]
    [InlineData("mapping: { cat: './cat.yaml#' }")]
    [InlineData("defaultMapping: cat.yaml")]
    public void A_file_that_only_a_discriminator_names_is_read(string mapping)
    {
        var pets = $$"""
            openapi: 3.2.0
            info: { title: T, version: '1' }
            components:
              schemas:
                Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind, {{mapping}} } }
                Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { d: { type: string } } }] }

            """;
        const string cat = "allOf: [{ $ref: 'pets.yaml#/components/schemas/Pet' }]\nproperties: { c: { type: string } }\n";

        Compile(("pets.yaml", pets), ("cat.yaml", cat)).Files.Select(static file => file.HintName)
            .Should().Contain(static name => name.StartsWith("cat."));
        Compile(("pets.yaml", pets)).Diagnostics.Should().ContainSingle().Which.Descriptor.Should().Be(SpecDescriptors.UnknownMapping);
    }

    private static SpecCompilation Compile(params (string Path, string Text)[] files) => SpecCompilation.Compile(
        files[0].Path, path => files.FirstOrDefault(file => file.Path == path).Text, new SpecOptions("Api", null), default);
}
