namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Members and items that no part of a schema speaks of.</summary>
public sealed class EmittedUnevaluatedTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Base:
              type: object
              required: [id]
              properties: { id: { type: string } }
            Closed:
              allOf: [{ $ref: '#/components/schemas/Base' }]
              properties: { name: { type: string } }
              patternProperties: { '^x-': true }
              unevaluatedProperties: false
            Typed:
              type: object
              properties: { name: { type: string } }
              unevaluatedProperties: { type: integer, minimum: 1 }
            Branches:
              type: object
              properties: { kind: { type: string } }
              anyOf:
                - { properties: { a: { const: 1 } }, required: [a] }
                - { properties: { b: { const: 2 } }, required: [b] }
              unevaluatedProperties: false
            Conditional:
              type: object
              properties: { kind: { type: string }, depth: { type: integer } }
              if: { properties: { kind: { const: deep } }, required: [kind] }
              then: { properties: { depth: true } }
              else: { properties: { width: true } }
              dependentSchemas: { kind: { properties: { note: { type: string } } } }
              unevaluatedProperties: false
            Variants:
              allOf: [{ $ref: '#/components/schemas/Base' }]
              oneOf:
                - { title: Circle, required: [radius], properties: { radius: { type: number } } }
                - { title: Square, required: [side], properties: { side: { type: number } } }
              unevaluatedProperties: false
            Lists:
              type: object
              properties:
                tuple: { type: array, prefixItems: [{ type: string }], allOf: [{ prefixItems: [true, { type: integer }] }],
                    unevaluatedItems: false }
                marked: { type: array, items: {}, contains: { type: string }, unevaluatedItems: { type: integer } }
                some: { type: array, contains: { type: string }, unevaluatedItems: { type: integer } }
        """);

    [Theory]
    [InlineData("Closed", """{"id":"1","name":"n","x-more":1}""", "")]
    [InlineData("Closed", """{"id":"1","other":1}""", " unevaluatedProperties")]
    [InlineData("Typed", """{"name":"n","more":2}""", "")]
    [InlineData("Typed", """{"name":"n","more":0,"text":"t"}""", "/more minimum, /text type")]
    [InlineData("Branches", """{"kind":"k","a":1}""", "")]
    [InlineData("Branches", """{"kind":"k","a":1,"b":2}""", "")]
    [InlineData("Branches", """{"kind":"k","a":1,"b":3}""", " unevaluatedProperties")]
    [InlineData("Conditional", """{"kind":"deep","depth":1,"note":"n"}""", "")]
    [InlineData("Conditional", """{"kind":"flat","width":1}""", "")]
    [InlineData("Conditional", """{"kind":"deep","width":1}""", " unevaluatedProperties")]
    [InlineData("Conditional", """{"note":"n"}""", " unevaluatedProperties")]
    [InlineData("Variants", """{"id":"1","radius":1}""", "")]
    [InlineData("Variants", """{"id":"1","radius":1,"more":1}""", " unevaluatedProperties")]
    [InlineData("Lists", """{"tuple":["a",1]}""", "")]
    [InlineData("Lists", """{"tuple":["a",1,2]}""", "/tuple unevaluatedItems")]
    [InlineData("Lists", """{"marked":["a",true]}""", "")]
    [InlineData("Lists", """{"some":["a",1,"b"]}""", "")]
    [InlineData("Lists", """{"some":["a",true]}""", "/some/1 type")]
    public void What_no_part_of_a_schema_speaks_of_is_judged_by_the_schema_for_the_rest(string type, string json, string expected) =>
        string.Join(", ", s_types.Errors(type, json)).Should().Be(expected);

    [Fact]
    public void A_record_without_unknown_members_is_not_looked_at_as_JSON() =>
        s_types.Source.Should().Contain("if (this.AdditionalProperties.Count > 0)");

    [Fact]
    public void A_condition_under_which_no_member_is_spoken_of_is_not_asked() =>
        EmittedTypes.FromSchemas(
            "    A: { type: object, properties: { a: { type: string } }, anyOf: [{ minProperties: 1 }, { required: [a] }], "
                + "unevaluatedProperties: false }")
            .Source.Should().NotContain("var v0 = true;");
}
