namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Cases of unions that only reading a value tells apart: formats, ranges, patterns, kinds further in.</summary>
public sealed class TriedCaseTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas(
        Pair("Moment", "{ type: string, format: date-time }", "{ type: string }")
        + Pair("LateMoment", "{ type: string }", "{ type: string, format: date-time }")
        + Pair("Day", "{ type: string, format: date }", "{ type: string }")
        + Pair("Id", "{ type: string, format: uuid }", "{ type: string }")
        + Pair("LateId", "{ type: string }", "{ type: string, format: uuid }")
        + Pair("Mail", "{ type: string, format: email }", "{ type: string }")
        + Pair("Code", "{ type: string, pattern: '^[A-Z]+$' }", "{ type: string }")
        + Pair("LateCode", "{ type: string }", "{ type: string, pattern: '^[A-Z]+$' }")
        + Pair("Word", "{ type: string, enum: [a, b] }", "{ type: string }")
        + Pair("Small", "{ type: integer, format: int32 }", "{ type: integer, format: int64 }")
        + Pair("LateSmall", "{ type: integer }", "{ type: integer, format: int32 }")
        + Pair("Unsigned", "{ type: integer, format: int64 }", "{ type: integer, format: uint64 }")
        + Pair("Whole", "{ type: integer }", "{ type: number }")
        + Pair("LateWhole", "{ type: number }", "{ type: integer }")
        + Pair("Limited", "{ type: integer, maximum: 10 }", "{ type: integer }")
        + Pair("LateLimited", "{ type: integer }", "{ type: integer, maximum: 10 }")
        + Pair("Ids", "{ type: array, items: { type: string, format: uuid } }", "{ type: array, items: { type: string } }")
        + Pair("ById",
            "{ type: object, additionalProperties: { type: string, format: uuid } }",
            "{ type: object, additionalProperties: { type: string } }")
        + Pair("Deep",
            "{ type: object, properties: { at: { type: string, format: date-time } } }",
            "{ type: object, properties: { at: { type: string } } }")
        + Pair("Many",
            "{ type: array, items: { type: object, properties: { n: { type: integer } } } }",
            "{ type: array, items: { type: object, properties: { n: { type: string } } } }")
        + Pair("NumberOrMoment", "{ type: number }", "{ type: string, format: date-time }")
        + """
            Holder:
              type: object
              properties:
                id: { type: integer }
                any: { $ref: '#/components/schemas/NumberOrMoment' }
                scalar: { oneOf: [{ type: string, format: uuid }, { type: number }] }
                list: { anyOf: [{ type: array, items: { type: string, format: uuid } }, { type: array,
                        items: { type: integer } }, { type: boolean }] }
        """);

    [Theory]
    [InlineData("Moment", "\"soon\"", 2)]
    [InlineData("Moment", "\"2025-07-15T10:00:00Z\"", 1)]
    [InlineData("LateMoment", "\"soon\"", 1)]
    [InlineData("LateMoment", "\"2025-07-15T10:00:00+08:00\"", 2)]
    [InlineData("Day", "\"2025-07-15\"", 1)]
    [InlineData("Day", "\"2025-02-30\"", 2)]
    [InlineData("Id", "\"soon\"", 2)]
    [InlineData("LateId", "\"123e4567-e89b-12d3-a456-426614174000\"", 2)]
    [InlineData("Mail", "\"a@example.com\"", 1)]
    [InlineData("Mail", "\"a\"", 2)]
    [InlineData("Code", "\"ABC\"", 1)]
    [InlineData("Code", "\"abc\"", 2)]
    [InlineData("LateCode", "\"ABC\"", 2)]
    [InlineData("Word", "\"a\"", 1)]
    [InlineData("Word", "\"c\"", 2)]
    [InlineData("Small", "3", 1)]
    [InlineData("Small", "3000000000", 2)]
    [InlineData("LateSmall", "3", 2)]
    [InlineData("LateSmall", "3000000000", 1)]
    [InlineData("Unsigned", "18446744073709551615", 2)]
    [InlineData("Unsigned", "-1", 1)]
    [InlineData("Whole", "3", 1)]
    [InlineData("Whole", "3.5", 2)]
    [InlineData("LateWhole", "3", 2)]
    [InlineData("LateWhole", "3.5", 1)]
    [InlineData("Limited", "3", 1)]
    [InlineData("Limited", "30", 2)]
    [InlineData("LateLimited", "3", 2)]
    [InlineData("LateLimited", "30", 1)]
    [InlineData("Ids", "[\"123e4567-e89b-12d3-a456-426614174000\"]", 1)]
    [InlineData("Ids", "[\"123e4567-e89b-12d3-a456-426614174000\",\"soon\"]", 2)]
    [InlineData("ById", "{\"a\":\"soon\"}", 2)]
    [InlineData("ById", "{\"a\":\"123e4567-e89b-12d3-a456-426614174000\"}", 1)]
    [InlineData("Deep", "{\"at\":\"soon\"}", 2)]
    [InlineData("Deep", "{\"at\":\"2025-07-15T10:00:00Z\"}", 1)]
    [InlineData("Many", "[{\"n\":1},{\"n\":2}]", 1)]
    [InlineData("Many", "[{\"n\":\"a\"}]", 2)]
    [InlineData("NumberOrMoment", "1", 1)]
    [InlineData("NumberOrMoment", "\"2025-07-15T10:00:00Z\"", 2)]
    public void A_case_that_cannot_be_read_is_not_the_case(string name, string value, int @case)
    {
        var json = $"{{\"value\":{value}}}";

        Chosen(name, json).Should().Be($"As{name}{(@case == 1 ? "First" : "Second")}");
        s_types.RoundTrip(name, json).Should().Be(json);
    }

    [Theory]
    [InlineData("Moment", "\"soon\"")]
    [InlineData("Id", "\"soon\"")]
    [InlineData("Small", "3000000000")]
    [InlineData("Code", "\"abc\"")]
    [InlineData("Limited", "30")]
    [InlineData("Ids", "[\"soon\"]")]
    public void What_fits_one_case_only_is_valid(string name, string value) =>
        s_types.Errors(name, $"{{\"value\":{value}}}").Should().BeEmpty();

    [Theory]
    [InlineData("NumberOrMoment", """{"value":"soon"}""", "/value format")]
    [InlineData("NumberOrMoment", """{"value":[1]}""", " oneOf")]
    [InlineData("Small", """{"value":1.5}""", "/value type")]
    [InlineData("Moment", """{"value":1}""", "/value type")]
    [InlineData("Holder", """{"id":1,"any":{"value":"soon"},"scalar":2}""", "/any/value format")]
    [InlineData("Holder", """{"id":1,"scalar":"soon","list":["x",1]}""", "/list anyOf, /list/0 anyOf, /scalar oneOf")]
    public void What_fits_no_case_is_kept_and_nothing_else_is_lost(string name, string json, string expected)
    {
        s_types.RoundTrip(name, json).Should().Be(json);
        string.Join(", ", s_types.Errors(name, json).Order(StringComparer.Ordinal)).Should().Be(expected);
    }

    [Fact]
    public void What_fits_no_case_is_at_hand_as_JSON() => Chosen("NumberOrMoment", """{"value":"soon"}""").Should().Be("AsJson");

    private static string Pair(string name, string first, string second) =>
        $"    {name}:\n      oneOf:\n{Case("First", first)}{Case("Second", second)}";

    private static string Case(string title, string value) =>
        $"        - {{ title: {title}, type: object, required: [value], properties: {{ value: {value} }} }}\n";

    private static string Chosen(string type, string json)
    {
        var value = s_types.Parse(type, json);
        return value.GetType().GetProperties()
            .Single(property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(value) is not null).Name;
    }
}
