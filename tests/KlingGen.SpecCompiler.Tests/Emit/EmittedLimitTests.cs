namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Numbers are compared, and told, with the digits that were written.</summary>
public sealed class EmittedLimitTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Gain:
              type: object
              properties:
                most: { type: number, format: float, maximum: 0.1 }
                least: { type: number, format: float, minimum: 0.7 }
                below: { type: number, format: float, exclusiveMaximum: 0.1 }
                above: { type: number, format: float, exclusiveMinimum: 0.7 }
                step: { type: number, format: float, multipleOf: 0.1 }
                large: { type: number, format: float, maximum: 1e30, minimum: -1e30 }
                levels: { type: array, items: { type: number, format: float, maximum: 0.1 } }
                map: { type: object, additionalProperties: { type: number, format: float, multipleOf: 0.01 } }
                either: { oneOf: [{ type: number, format: float, maximum: 0.1 }, { type: string }] }
                double: { type: number, format: double, maximum: 0.1, multipleOf: 0.01 }
                decimal: { type: number, format: decimal, maximum: 0.1, multipleOf: 0.01 }
                count: { type: integer, minimum: 1e30 }
                one: { type: number, format: float, enum: [0.1, 0.3] }
        """);

    [Theory]
    [InlineData("""{"most":0.1,"least":0.7,"step":0.3,"large":1e30,"levels":[0.1],"map":{"a":0.07},"either":0.1,"one":0.3}""", "")]
    [InlineData("""{"double":0.1,"decimal":0.1}""", "")]
    [InlineData("""{"below":0.1,"above":0.7}""", "/below exclusiveMaximum, /above exclusiveMinimum")]
    [InlineData("""{"most":0.2,"least":0.6,"step":0.35}""", "/most maximum, /least minimum, /step multipleOf")]
    [InlineData("""{"levels":[0.1,0.11],"map":{"a":0.075}}""", "/levels/1 maximum, /map/a multipleOf")]
    [InlineData("""{"double":0.11,"decimal":0.105}""", "/double maximum, /decimal maximum, /decimal multipleOf")]
    [InlineData("""{"one":0.2}""", "/one enum")]
    public void A_limit_holds_as_it_is_written(string json, string expected)
    {
        s_types.Errors("Gain", json).Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("""{"most":0.2}""", "Must be at most 0.1, but is 0.2.")]
    [InlineData("""{"least":0.6}""", "Must be at least 0.7, but is 0.6.")]
    [InlineData("""{"step":0.35}""", "Must be a multiple of 0.1, but is 0.35.")]
    [InlineData("""{"levels":[0.3]}""", "Must be at most 0.1, but is 0.3.")]
    [InlineData("""{"count":9007199254740993}""", "Must be at least 1E+30, but is 9007199254740993.")]
    public void A_message_shows_the_number_that_was_written(string json, string expected)
    {
        s_types.Validate("Gain", json).Errors.Should().ContainSingle().Which.Message.Should().Be(expected);
    }
}
