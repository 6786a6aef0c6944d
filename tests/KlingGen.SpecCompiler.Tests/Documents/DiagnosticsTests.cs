using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Tests.Documents;

public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("    A: { type: object, properties: { p: { $ref: '#/components/schemas/None' } } }", "KLG0103", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { $ref: 'none.yaml#/x' } } }", "KLG0104", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { $ref: 'https://example.com/x.yaml' } } }", "KLG0105", 5, 49)]
    [InlineData("    A: { type: object, properties: { p: { type: string, maxLength: many } } }", "KLG0212", 5, 68)]
    [InlineData("    A: { type: object, properties: [a] }", "KLG0107", 5, 36)]
    [InlineData("    A: { type: text }", "KLG0108", 5, 16)]
    [InlineData("    A: { type: object, properties: { p: { type: string, pattern: '[' } } }", "KLG0213", 5, 57)]
    [InlineData("    A: { type: object, properties: { p: { type: string, maxLenght: 3 } } }", "KLG0202", 5, 57)]
    [InlineData("    A: { type: object, properties: { p: { type: string } }, additionalItems: false }", "KLG0201", 5, 61)]
    [InlineData("    A: { type: object, properties: { p: { type: string, x-csharp-name: __R } } }", "KLG0111", 5, 72)]
    [InlineData("    A: { type: object, properties: { p: { type: string, x-csharp-name: _ } } }", "KLG0111", 5, 72)]
    [InlineData("    A: { type: object, x-csharp-name: var, properties: { p: { type: string } } }", "KLG0111", 5, 39)]
    [InlineData(
        "    A: { oneOf: [{ type: string }, { $ref: '#/components/schemas/B' }] }\n    B: { oneOf: [{ $ref: '#/components/schemas/A' }] }",
        "KLG0220",
        5,
        36)]
    [InlineData("    A: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { p: { type: string } } }", "KLG0220", 5, 18)]
    [InlineData("    A: { type: object, patternProperties: { '(?i)a': { type: string } } }", "KLG0213", 5, 45)]
    [InlineData("    A: { type: object, properties: { p: { type: integer, format: int32, maximum: 3000000000 } } }", "KLG0218", 5, 73)]
    [InlineData("    A: { type: object, properties: { p: { type: integer, format: int64, minimum: -1e20 } } }", "KLG0218", 5, 73)]
    [InlineData("    A: { type: object, properties: { p: { type: number, format: float, maximum: 1e300 } } }", "KLG0218", 5, 72)]
    public void What_is_wrong_is_reported_once_where_it_stands(string schemas, string id, int line, int column)
    {
        var diagnostic = Spec.BindSchemas(schemas).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Descriptor.Id.Should().Be(id);
        (diagnostic.Path, diagnostic.Line, diagnostic.Column).Should().Be(("api.yaml", line, column));
    }

    [Theory]
    [InlineData("type: string, maxLength: many", "KLG0212", "many")]
    [InlineData("type: string, pattern: '['", "KLG0213", "pattern")]
    [InlineData("$ref: \"#/components/schemas/None\"", "KLG0103", "\"#/components/schemas/None\"")]
    [InlineData("type: string, maxLenght: 3", "KLG0202", "maxLenght")]
    [InlineData("type: string, 'maxLenght' : 3", "KLG0202", "'maxLenght'")]
    [InlineData("type: object, properties: [a]", "KLG0107", "[")]
    public void A_diagnostic_covers_the_value_or_key_that_it_is_about(string property, string id, string written)
    {
        var schema = $"    A: {{ type: object, properties: {{ p: {{ {property} }} }} }}";

        var diagnostic = Spec.BindSchemas(schema).Diagnostics.Should().ContainSingle(found => found.Descriptor.Id == id).Subject;

        schema.Substring(diagnostic.Column - 1, diagnostic.Length).Should().Be(written);
    }

    [Theory]
    [InlineData("(?i)a", "at character 1, '(?' begins no group of ECMA-262")]
    [InlineData("ab[", "at character 3, there is no ']' for this '['")]
    [InlineData("a\\\\Z", "at character 2, '\\Z' is no escape of ECMA-262 here; '$' is the end of the text.")]
    [InlineData("[z-a]", "at character 2, the ends of the range are in the wrong order")]
    [InlineData("\\\\p{Script=Greek}", "at character 1, the property 'Script=Greek' is not known")]
    [InlineData("(a", "at character 1, there is no ')' for this '('")]
    public void A_pattern_that_cannot_be_checked_is_told_with_place_and_reason(string pattern, string reason)
    {
        var result = Spec.BindSchemas($"    A: {{ type: object, properties: {{ p: {{ type: string, pattern: \"{pattern}\" }} }} }}");

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("is not checked: " + reason);
    }

    [Theory]
    [InlineData("type: string, maxLength: '3'", "KLG0212", "'3'; it is coerced to 3.")]
    [InlineData("type: number, maximum: '3.5'", "KLG0212", "'3.5'; it is coerced to 3.5.")]
    [InlineData("type: string, nullable: 'true'", "KLG0212", "'true'; it is coerced to true.")]
    [InlineData("type: string, description: { a: b }", "KLG0212", "an object; it is ignored.")]
    [InlineData("type: { a: b }", "KLG0212", "an object; it is ignored.")]
    [InlineData("type: int", "KLG0212", "'int'; it is coerced to 'integer'.")]
    [InlineData("type: String", "KLG0212", "'String'; it is coerced to 'string'.")]
    [InlineData("type: any", "KLG0212", "'any'; it is coerced to any type.")]
    [InlineData("type: array, items: [{ type: string }]", "KLG0212", "an array; it is coerced to its only item.")]
    [InlineData("type: array, items: [{ type: string }, { type: string }]", "KLG0212", "an array; it is coerced to 'prefixItems'.")]
    [InlineData("type: object, required: a, properties: { a: { type: string } }", "KLG0212", "'a'; it is coerced to a list of 'a' alone.")]
    [InlineData("type: object, properties: []", "KLG0212", "an array; it is coerced to an empty object.")]
    [InlineData("type: object, allOf: {}", "KLG0212", "an object; it is coerced to an empty array.")]
    [InlineData("type: object, allOf: { type: object }", "KLG0212", "an object; it is coerced to a list of it alone.")]
    [InlineData("type: string, required: true", "KLG0208", "is written as a boolean; it is converted.")]
    public void What_is_out_of_order_but_plain_is_a_warning(string schema, string id, string message)
    {
        var diagnostic = Spec.BindSchemas($"    A: {{ type: object, properties: {{ p: {{ {schema} }} }} }}", "3.0.3").Diagnostics
            .Should().ContainSingle().Subject;

        (diagnostic.Descriptor.Id, diagnostic.Descriptor.Severity).Should().Be((id, SpecSeverity.Warning));
        diagnostic.Message.Should().EndWith(message);
    }

    [Theory]
    [InlineData("[{ in: query, schema: { type: string } }]", "written without one of them here; it is ignored.")]
    [InlineData("[{ name: a, schema: { type: string } }]", "written without one of them here; it is ignored.")]
    [InlineData("[5]", "'parameters' must be a list of objects, but is '5'; it is ignored.")]
    [InlineData("[{ name: a, in: path, required: true, schema: { type: string } }]",
        "'name' must be in braces in the path '/a/{id}', but is 'a'; it is ignored.")]
    public void A_parameter_that_cannot_be_sent_is_left_out_with_a_warning(string parameters, string message)
    {
        var result = Spec.Bind(
            "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a/{id}:\n    get:\n"
                + $"      parameters: {parameters}\n      responses: {{ '204': {{ description: d }} }}");

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().EndWith(message);
        result.Model!.Client!.Operations.Single().Parameters.Should().ContainSingle().Which.JsonName.Should().Be("id");
    }

    [Fact]
    public void An_operation_that_is_no_object_is_left_out_with_a_warning()
    {
        var result = Spec.Bind(
            "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { get: 5, "
                + "post: { responses: { '204': { description: d } } } } }");

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("'get' must be an object, but is '5'; it is ignored.");
        result.Model!.Client!.Operations.Should().ContainSingle();
    }

    [Fact]
    public void An_operation_whose_name_is_taken_is_told_where_it_is_named()
    {
        var result = Spec.Bind(
            "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n"
                + "    get: { operationId: x, responses: { '204': { description: d } } }\n"
                + "    put: { operationId: x, responses: { '204': { description: d } } }");

        var diagnostic = result.Diagnostics.Should().ContainSingle().Subject;
        (diagnostic.Descriptor.Id, diagnostic.Line, diagnostic.Column).Should().Be(("KLG0207", 6, 25));
        result.Model!.Client!.Operations.Select(static operation => operation.Name).Should().Equal("X", "X2");
    }

    [Theory]
    [InlineData("    A: &a { type: object, properties: { x: *a } }", "KLG0007")]
    [InlineData("    A: { type: object, properties: { x: *none } }", "KLG0006")]
    [InlineData("    A: { $ref: '#/components/schemas/A' }", "KLG0106")]
    [InlineData("    A: { allOf: [{ $ref: '#/components/schemas/A' }] }", "KLG0220")]
    public void One_cause_has_one_diagnostic(string schemas, string id) =>
        Spec.BindSchemas(schemas).Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be(id);

    [Fact]
    public void What_stands_where_Swagger_had_it_is_understood_with_a_warning()
    {
        var result = Spec.Bind("""
            openapi: 3.0.3
            info: { title: T, version: '1' }
            servers: { url: https://example.com }
            paths:
              pets/{id}:
                put:
                  operationId: change
                  parameters:
                    - { name: limit, in: query, type: integer, maximum: 5, required: true }
                    - { name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
                    - { name: odd, in: nowhere, schema: { type: string } }
                  responses: { '200': { description: ok, schema: { $ref: '#/definitions/Pet' } } }
            definitions:
              Pet: { type: object, properties: { name: { type: string } } }
            """);

        var operation = result.Model!.Client!.Operations.Should().ContainSingle().Subject;
        operation.Path.Should().Be("/pets/{id}");
        operation.Parameters.Select(static parameter => (parameter.JsonName, parameter.Location, parameter.Required, parameter.Type))
            .Should().Equal(
            ("limit", ParameterLocation.Query, true, new PrimitiveRef(PrimitiveKind.Int64)),
            ("id", ParameterLocation.Path, true, TypeRef.String));
        operation.Body!.Contents.Should().ContainSingle().Which.Type.Should().Be(new ModelRef("Api", "Pet", ModelKind.Object));
        operation.Responses.Should().ContainSingle().Which.Contents.Should().ContainSingle().Which.Type
            .Should().Be(new ModelRef("Api", "Pet", ModelKind.Object));
        result.Diagnostics.Select(static diagnostic => $"{diagnostic.Descriptor.Id} {diagnostic.Line}").Should().BeEquivalentTo(
            "KLG0212 3", "KLG0212 5", "KLG0208 9", "KLG0208 10", "KLG0212 11", "KLG0208 12");
    }

    [Fact]
    public void A_body_that_would_bear_the_name_of_a_component_is_named_apart()
    {
        var result = Spec.Bind("""
            openapi: 3.1.0
            info: { title: T, version: '1' }
            paths:
              /things:
                post:
                  operationId: createThing
                  requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                  responses: { '200': { description: ok,
                      content: { application/json: { schema: { type: object, properties: { b: { type: string } } } } } } }
            components:
              schemas:
                CreateThingRequest: { type: object, properties: { c: { type: string } } }
                CreateThingResponse: { type: object, properties: { d: { type: string } } }
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Model!.Types.Select(static type => type.Name)
            .Should().Equal("CreateThingRequest", "CreateThingResponse", "CreateThingRequestBody", "CreateThingResponseBody");
    }

    [Fact]
    public void A_component_may_be_a_boolean_schema()
    {
        var result = Spec.BindSchemas("    Any: true\n    A: { type: object, properties: { p: { $ref: '#/components/schemas/Any' } } }");

        result.Diagnostics.Should().BeEmpty();
        result.Type<ObjectModel>("A").Property("p").Type.Should().Be(TypeRef.Json);
    }

    [Fact]
    public void A_member_that_calls_itself_required_is_required() =>
        Spec.BindSchemas(
            "    A: { type: object, properties: { p: { type: string, required: true }, q: { type: string, required: false } } }")
            .Type<ObjectModel>("A").Properties.Select(static property => property.Required).Should().Equal(true, false);

    [Fact]
    public void A_list_of_one_item_schema_types_the_list() =>
        Spec.BindSchemas("    A: { type: object, properties: { p: { type: array, items: [{ type: string }] } } }")
            .Type<ObjectModel>("A").Property("p").Type.Should().Be(new ListRef(TypeRef.String, false));

    [Fact]
    public void A_diagnostic_in_another_document_is_left_to_that_document()
    {
        var result = Spec.Bind(
            "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n"
                + "    A: { type: object, properties: { p: { $ref: 'b.yaml#/components/schemas/B' } } }",
            ("b.yaml", "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n"
                + "    B: { type: object, properties: { p: { type: nothing } } }"));

        result.Diagnostics.Should().BeEmpty();
        result.Model.Should().NotBeNull();
    }

    [Theory]
    [InlineData("swagger: '1.2'")]
    [InlineData("openapi: 4.0.0")]
    public void Other_versions_are_refused_by_name(string text) =>
        Spec.Bind(text + "\ninfo: { title: T, version: '1' }").Diagnostics.Should().ContainSingle().Which.Descriptor.Id
            .Should().Be("KLG0102");

    private const string UsedAndUnused = """
        openapi: 3.0.3
        info: { title: T, version: '1' }
        paths:
          /a:
            get:
              operationId: getA
              responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Used' } } } } }
        components:
          parameters:
            Unused: { name: u, in: query, schema: { $ref: '#/components/schemas/None' } }
          schemas:
            Used: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string }, PLACE1 } }
            Refinement: { allOf: [{ $ref: '#/components/schemas/Used' }, { type: object, properties: { PLACE2 } }] }
            Unused: { type: object, properties: { other: { type: string }, PLACE3 } }
        """;

    [Theory]
    [InlineData("PLACE1", "KLG0103")]
    [InlineData("PLACE2", "KLG0103")]
    [InlineData("PLACE3", "KLG0209")]
    public void A_reference_that_leads_nowhere_is_an_error_only_where_an_operation_leads_to_it(string place, string id)
    {
        var text = UsedAndUnused.Replace(place, "dangling: { $ref: '#/components/schemas/None' }", StringComparison.Ordinal);
        var result = Spec.Bind(Without(text));

        result.Diagnostics.Select(static diagnostic => diagnostic.Descriptor.Id).Should().BeEquivalentTo(id, "KLG0209");
        result.Model!.Types.Select(static type => type.Name).Should().BeEquivalentTo("Used", "Refinement", "Unused");
    }

    [Fact]
    public void The_place_of_an_unused_reference_that_leads_nowhere_is_untyped()
    {
        var result = Spec.Bind(Without(UsedAndUnused.Replace("PLACE3", "dangling: { $ref: 'none.yaml#/x' }", StringComparison.Ordinal)));

        result.Type<Model.ObjectModel>("Unused").Property("dangling").Type.Should().Be(Model.TypeRef.Json);
        result.Diagnostics.Should().OnlyContain(static diagnostic => diagnostic.Descriptor.Id == "KLG0209");
    }

    [Theory]
    [InlineData("x-enumDescriptions: [first, second]", null)]
    [InlineData("x-enum-descriptions: { a: first, b: second }", null)]
    [InlineData("x-enumDescriptions: { a: first, b: second }", "KLG0210")]
    [InlineData("x-enum-descriptions: { a: first, b: second, c: third }", "KLG0210")]
    [InlineData("x-enum-descriptions: [first, second, third]", "KLG0210")]
    public void Words_for_the_values_of_an_enum_are_taken_as_a_list_or_a_map(string words, string? id)
    {
        var result = Spec.BindSchemas($"    A: {{ type: string, enum: [a, b], x-enumNames: [First, Second], {words} }}");

        result.Type<Model.EnumModel>("A").Members.Select(static member => (member.Name, member.Description))
            .Should().Equal(("First", "first"), ("Second", "second"));
        result.Diagnostics.Select(static diagnostic => diagnostic.Descriptor.Id).Should().Equal(id is null ? [] : [id]);
    }

    private static string Without(string text) =>
        text.Replace(", PLACE1", "", StringComparison.Ordinal)
            .Replace("{ PLACE2 }", "{}", StringComparison.Ordinal)
            .Replace(", PLACE3", "", StringComparison.Ordinal);

    [Fact]
    public void Components_that_are_no_object_are_told() =>
        Spec.Bind("openapi: 3.1.0\ncomponents: text\n").Diagnostics
            .Should().ContainSingle(static found => found.Descriptor.Id == "KLG0107" && found.Line == 2 && found.Column == 13);
}
