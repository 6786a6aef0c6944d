using System.Text.Json.Nodes;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>A request's schema with the gateway's rules is plain JSON Schema 2020-12 that stands by itself.</summary>
public sealed class BundledSchemaTests
{
    private const string Dialect = "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",";

    [Fact]
    public void The_schema_is_that_of_the_request_with_references_written_out_and_rules_beside_it()
    {
        const string schemas = """
                Order:
                  type: object
                  title: An order
                  x-request: {}
                  properties:
                    size: { $ref: '#/components/schemas/Size', description: How large., x-option: false }
                    both: { $ref: '#/components/schemas/Size', maxLength: 4 }
                    old: { type: [integer, 'null'], default: 3, deprecated: true, readOnly: true, examples: [1], example: 2,
                        xml: { name: o }, externalDocs: { url: u } }
                Size: { type: string, description: A size., enum: [big, small], x-enum-varnames: [Big, Small] }
                Rules:
                  x-constrains: '#/components/schemas/Order'
                  required: [size]
                  properties: { size: { $ref: '#/components/schemas/SizeRules' } }
                SizeRules: { x-constrains: '#/components/schemas/Size', const: big, x-error-message: Take the big one. }
            """;

        Schema(schemas).Should().Be("{" + Dialect + """
            "type":"object","title":"An order","properties":{"size":{"type":"string","description":"How large.","enum":["big","small"]},
            "both":{"maxLength":4,"allOf":[{"type":"string","description":"A size.","enum":["big","small"]}]},
            "old":{"type":["integer","null"],"default":3,"deprecated":true,"readOnly":true,"examples":[1]}},
            "allOf":[{"required":["size"],"properties":{"size":{"const":"big"}}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void What_OpenAPI_3_0_says_in_its_own_words_is_said_in_those_of_2020_12()
    {
        const string schemas = """
                Order:
                  type: object
                  x-request: {}
                  properties:
                    a: { type: string, nullable: true, enum: [x, y] }
                    b: { type: number, minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }
                    c: { nullable: true, allOf: [{ $ref: '#/components/schemas/Part' }] }
                    d: { $ref: '#/components/schemas/Part', maxProperties: 1 }
                    e: { type: string, enum: [1, 2], format: idn-email }
                Part: { type: object, properties: { p: { type: boolean } } }
            """;

        Schema(schemas, "3.0.3").Should().Be("{" + Dialect + """
            "type":"object","properties":{"a":{"type":["string","null"],"enum":["x","y",null]},
            "b":{"type":"number","exclusiveMinimum":1,"maximum":9},
            "c":{"anyOf":[{"allOf":[{"type":"object","properties":{"p":{"type":"boolean"}}}]},{"type":"null"}]},
            "d":{"type":"object","properties":{"p":{"type":"boolean"}}},
            "e":{"type":"string","enum":["1","2"]}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Schemas_that_contain_themselves_refer_to_definitions()
    {
        const string schemas = """
                Order: { type: object, x-request: {}, properties: { tree: { $ref: '#/components/schemas/Tree' } } }
                Tree: { type: object, properties: { name: { type: string },
                    trees: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
            """;

        var schema = JsonNode.Parse(Schema(schemas))!;

        schema["properties"]!["tree"]!["properties"]!["trees"]!["items"]!.ToJsonString().Should().Be("""{"$ref":"#/$defs/Tree"}""");
        schema["$defs"]!.ToJsonString().Should().Be(
            """{"Tree":{"type":"object","properties":{"name":{"type":"string"}"""
                + ""","trees":{"type":"array","items":{"$ref":"#/$defs/Tree"}}}}}""");
    }

    [Theory]
    [InlineData("$ref: '#/components/schemas/Shape'")]
    [InlineData("allOf: [{ $ref: '#/components/schemas/Shape' }]")]
    public void Refinements_that_their_parent_lists_inherit_no_list(string reference)
    {
        var schemas = $$"""
                Order: { type: object, x-request: {}, properties: { shape: { {{reference}} } } }
                Shape:
                  type: object
                  properties: { name: { type: string } }
                  oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
                Circle: { allOf: [{ $ref: '#/components/schemas/Shape' }], required: [radius], properties: { radius: { type: number } } }
                Square: { allOf: [{ $ref: '#/components/schemas/Shape' }], required: [side], properties: { side: { type: number } } }
            """;

        var schema = JsonNode.Parse(Schema(schemas))!;

        schema["$defs"].Should().BeNull("a schema that leads back to itself for one value never ends");
        schema.ToJsonString().Should().Contain(
            """{"allOf":[{"type":"object","properties":{"name":{"type":"string"}}}],"required":["radius"],"""
                + "\"properties\":{\"radius\":{\"type\":\"number\"}}}");
    }

    [Fact]
    public void The_schema_of_a_type_says_what_all_schemas_say_that_make_it()
    {
        var schemas = Spec.BindSchemas("""
                Shape:
                  type: object
                  properties: { name: { type: object, properties: { text: { type: string } } } }
                  oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
                Circle: { allOf: [{ $ref: '#/components/schemas/Shape' }], required: [radius], properties: { radius: { type: number } } }
                Square: { allOf: [{ $ref: '#/components/schemas/Shape' }], required: [side], properties: { side: { type: number } } }
                Left: { type: object, properties: { pet: { type: object, properties: { a: { type: string } } } } }
                Both:
                  allOf:
                    - properties: { pet: { type: object, properties: { b: { type: string } } } }
                    - $ref: '#/components/schemas/Left'
            """).Model!.Schemas.ToDictionary(static entry => entry.Name, static entry => entry.Schema);

        schemas["BothPet"].Should().Contain("Api.LeftPet").And.Contain("\"b\"");
        schemas["LeftPet"].Should().Contain("\"a\"").And.NotContain("\"b\"");
        schemas["Circle"].Should().Contain("\"radius\"").And.NotContain("oneOf").And.NotContain("Api.Shape\"");
        schemas["Shape"].Should().Contain("Api.Circle");
    }

    [Fact]
    public void What_only_warns_counts_as_true_and_what_cannot_fail_is_left_out()
    {
        const string schemas = """
                Order:
                  type: object
                  x-request: {}
                  properties: { a: { type: string }, b: { minLength: 1, x-severity: warning } }
                  if: { required: [a] }
                  contains: { type: string }
                Rules:
                  x-constrains: '#/components/schemas/Order'
                  allOf: [{ required: [a], x-severity: warning }, { if: { required: [b] }, then: { required: [a, a] }, x-severity: error }]
            """;

        Schema(schemas).Should().Be("{" + Dialect + """
            "type":"object","properties":{"a":{"type":"string"},"b":true},"contains":{"type":"string"},
            "allOf":[{"allOf":[true,{"if":{"required":["b"]},"then":{"required":["a"]}}]}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void What_a_request_leaves_over_is_not_judged_by_the_rules_beside_it()
    {
        const string schemas = """
                Order: { type: object, x-request: {}, properties: { a: { type: string } }, unevaluatedProperties: false }
                Rules: { x-constrains: '#/components/schemas/Order', properties: { b: { type: string } } }
            """;

        Schema(schemas).Should().Be("{" + Dialect + """
            "type":"object","allOf":[{"type":"object","properties":{"a":{"type":"string"}},"unevaluatedProperties":false},
            {"properties":{"b":{"type":"string"}}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Schemas_that_name_each_other_twice_are_not_written_out_without_end()
    {
        const int steps = 40;
        var schemas = "    Order: { type: object, x-request: {}, properties: { a: { $ref: '#/components/schemas/S0' } } }\n"
            + string.Concat(Enumerable.Range(0, steps).Select(static step =>
                $"    S{step}: {{ type: object, properties: {{ l: &l{step} {{ $ref: '#/components/schemas/S{step + 1}' }}, "
                    + $"r: *l{step} }} }}\n"))
            + $"    S{steps}: {{ type: object, properties: {{ end: {{ type: string }} }} }}";

        var schema = Schema(schemas);

        schema.Length.Should().BeLessThan(1_000_000);
        JsonNode.Parse(schema)!["$defs"].Should().NotBeNull();
    }

    private static string Schema(string schemas, string version = "3.1.0")
    {
        var result = Spec.Bind($$"""
            openapi: {{version}}
            info: { title: T, version: '1' }
            x-gateway: { name: shop, address: user }
            paths:
              /tasks:
                post:
                  operationId: create
                  x-product: { name: order }
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
                  responses:
                    '200':
                      description: d
                      content: { application/json: { schema: { $ref: '#/components/schemas/Task' } } }
                      links: { task: { operationId: get, parameters: { id: '$response.body#/id' } } }
              /tasks/{id}:
                get:
                  operationId: get
                  responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Task' } } } } }
            components:
              schemas:
                Task: { type: object, x-task: { id: /id, status: /id, statuses: {} }, properties: { id: { type: string } } }

            """ + schemas);
        result.Diagnostics.Should().BeEmpty();
        return result.Model!.Gateway!.Products[0].Schema;
    }
}
