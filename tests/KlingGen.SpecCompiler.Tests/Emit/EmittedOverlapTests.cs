namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Unions with a value that several cases fit, and with rules beside the cases.</summary>
public sealed class EmittedOverlapTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            One:
              oneOf:
                - { title: First, type: object, required: [a], properties: { a: { type: integer, maximum: 5 } } }
                - { title: Second, type: object, required: [b], properties: { b: { type: string } } }
            Any:
              anyOf:
                - { title: Small, type: object, required: [a], properties: { a: { type: integer, maximum: 5 }, s: { type: string } } }
                - { title: Even, type: object, required: [a], properties: { a: { type: integer, multipleOf: 2 }, e: { type: string } } }
            Beside:
              type: object
              required: [id]
              minProperties: 2
              not: { required: [forbidden] }
              oneOf:
                - { title: Round, type: object, required: [radius], properties: { radius: { type: number } }, additionalProperties: true }
                - { title: Flat, type: object, required: [side], properties: { side: { type: number } } }
            Both:
              allOf:
                - oneOf:
                    - { title: Cat, type: object, required: [lives], properties: { lives: { type: integer } } }
                    - { title: Dog, type: object, required: [tricks], properties: { tricks: { type: integer } } }
                - oneOf:
                    - { type: object, required: [indoor], properties: { indoor: { type: boolean } } }
                    - { type: object, required: [outdoor], properties: { outdoor: { type: boolean } } }
            Told:
              oneOf:
                - { title: T, type: object, required: [kind], properties: { kind: { const: t } } }
                - { title: U, type: object, required: [kind], properties: { kind: { const: u } } }
            Nothing:
              type: object
              properties:
                none: { anyOf: [{ anyOf: [{ type: 'null' }] }] }
                only: { type: 'null' }
                pair: { type: array, prefixItems: [{ type: integer }] }
        """);

    [Theory]
    [InlineData("One", """{"a":1}""", "")]
    [InlineData("One", """{"a":1,"b":"x"}""", " oneOf")]
    [InlineData("One", """{"a":9,"b":"x"}""", "")]
    [InlineData("One", """{"a":9}""", "/a maximum")]
    [InlineData("Any", """{"a":7}""", "/a maximum")]
    [InlineData("Any", """{"a":8}""", "")]
    [InlineData("Any", """{"a":2}""", "")]
    [InlineData("Beside", """{"id":"1","radius":1}""", "")]
    [InlineData("Beside", """{"radius":1}""", " required, minProperties")]
    [InlineData("Beside", """{"id":"1","radius":1,"forbidden":true}""", " not")]
    [InlineData("Both", """{"lives":1,"indoor":true}""", "")]
    [InlineData("Both", """{"lives":1}""", " oneOf")]
    [InlineData("Both", """{"lives":1,"indoor":true,"outdoor":true}""", " oneOf")]
    [InlineData("Nothing", """{"none":null,"only":null,"pair":[1,"x"]}""", "")]
    [InlineData("Nothing", """{"none":1,"only":1,"pair":["x"]}""", "/none type, /only type, /pair/0 type")]
    public void Each_rule_counts_once_whichever_case_a_value_is(string type, string json, string expected) =>
        string.Join(", ", s_types.Errors(type, json).Distinct()).Replace(",  ", ", ", StringComparison.Ordinal).Should().Be(expected);

    [Fact]
    public void Cases_that_a_constant_tells_apart_are_not_counted()
    {
        var told = s_types.Source[s_types.Source.IndexOf("record struct Told", StringComparison.Ordinal)..];

        told[..told.IndexOf("IApiUnion.View", StringComparison.Ordinal)].Should().NotContain("CountOthers");
    }
}
