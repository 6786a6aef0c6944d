namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Rules that one document adds to a type of another.</summary>
public sealed class EmittedRuleSetTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Order:
              type: object
              required: [count]
              properties:
                model: { type: string, enum: [v1, v2] }
                strict: { type: string, enum: [a, b] }
                count: { type: integer }
                scale: { type: number }
                image: { type: string }
                tail: { type: string }
                size: { type: [string, integer] }
                lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
                any: {}
            Line:
              type: object
              properties:
                text: { type: string }
            OrderRules:
              x-constrains: '#/components/schemas/Order'
              required: [model]
              properties:
                count: { minimum: 2 }
                size: { enum: ['5', 10] }
                any: { minLength: 2, minimum: 3, minItems: 1, required: [a], properties: { a: { type: string } } }
                seed: { type: integer, x-error-message: The seed is a whole number. }
                lines: { maxItems: 2, items: { required: [text], properties: { text: { minLength: 2 } } } }
              anyOf: [{ required: [image] }, { required: [tail] }]
              allOf:
                - if: { properties: { model: { const: v1 } }, required: [model] }
                  then: { properties: { scale: { maximum: 1 } } }
                  else: { properties: { scale: false } }
                  x-error-message: Scale is for v1, up to 1.
                - if: { required: [count], properties: { count: { minimum: 100 } } }
                  then: { required: [strict] }
                - properties: { image: { maxLength: 3 } }
                  x-severity: warning
                  x-error-message: The image is long.
            SmallRules:
              x-constrains: '#/components/schemas/Order'
              properties: { count: true, model: true }
              additionalProperties: false
              maxProperties: 1
        """);

    [Theory]
    [InlineData("""{"model":"v1","count":2,"image":"i"}""", "")]
    [InlineData("""{"count":2,"image":"i"}""", " required")]
    [InlineData("""{"model":"v2","count":1,"image":"i"}""", "/count minimum")]
    [InlineData("""{"model":"v2","count":2}""", " anyOf")]
    [InlineData("""{"model":"v2","count":2,"tail":"t","scale":0}""", "/scale false schema")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","scale":1.5}""", "/scale maximum")]
    [InlineData("""{"model":"v1","count":100,"tail":"t"}""", " required")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","size":"5"}""", "")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","size":10}""", "")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","size":5}""", "/size enum")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","seed":1}""", "")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","seed":"x"}""", "/seed type")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","lines":[{"text":"ab"},{"text":"a"},{}]}""",
        "/lines maxItems, /lines/1/text minLength, /lines/2 required")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":"a"}""", "/any minLength")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":2}""", "/any minimum")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":[]}""", "/any minItems")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":true}""", "")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":{"b":1}}""", "/any required")]
    [InlineData("""{"model":"v1","count":2,"tail":"t","any":{"a":1}}""", "/any/a type")]
    public void A_rule_set_adds_its_rules(string json, string expected)
    {
        string.Join(", ", s_types.Validate("Order", "OrderRules", json).Errors.Select(
            static error => $"{error.InstanceLocation} {error.Keyword}")).Should().Be(expected);
    }

    [Fact]
    public void A_value_missing_where_the_type_requires_it_is_reported_once_and_breaks_no_other_rule()
    {
        s_types.Validate("Order", "OrderRules", """{"model":"v1","image":"i"}""").Errors.Select(static error => error.Message)
            .Should().Equal("The member \"count\" is missing: add it.");
    }

    [Fact]
    public void The_sentence_of_the_document_replaces_the_built_in_one()
    {
        s_types.Validate("Order", "OrderRules", """{"model":"v2","count":2,"tail":"t","scale":0}""").Errors.Should().ContainSingle()
            .Which.Message.Should().Be("Scale is for v1, up to 1.");
    }

    [Fact]
    public void A_warning_does_not_refuse()
    {
        var result = s_types.Validate("Order", "OrderRules", """{"model":"v1","count":2,"image":"long"}""");

        result.IsValid.Should().BeTrue();
        result.Warnings.Should().ContainSingle().Which.Message.Should().Be("The image is long.");
        result.Warnings[0].InstanceLocation.Should().Be("/image");
    }

    [Theory]
    [InlineData("""{"count":1}""", "")]
    [InlineData("""{"count":1,"scale":1}""", " additionalProperties, maxProperties")]
    [InlineData("""{"count":1,"other":1}""", " additionalProperties, maxProperties")]
    public void A_rule_set_can_close_an_object(string json, string expected)
    {
        string.Join(",", s_types.Validate("Order", "SmallRules", json).Errors.Select(
            static error => $"{error.InstanceLocation} {error.Keyword}")).Should().Be(expected);
    }
}
