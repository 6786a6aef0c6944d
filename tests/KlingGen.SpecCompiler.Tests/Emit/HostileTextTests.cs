using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Emit;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Documents that try to break out of comments, literals and names.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] s_texts =
    [
        "*/ } class X { /*", "]]> & <summary> </summary>", "\" + System.Environment.Exit(1) + \"", "\\", "\\u0022", "{0} {Value}",
        "line\nbreak", "return\rhere", "crlf\r\nhere", "next\u0085line", "line\u2028separator", "paragraph\u2029separator", "nul\0",
        "bell\a", "half \ud800 pair", "other \udc00 half", "\ufffe\uffff", "😀 可灵", "// #endif", "#error no",
    ];

    [Fact]
    public void Any_description_name_and_value_compiles()
    {
        var properties = s_texts.Select(static (text, index) => new PropertyModel
        {
            JsonName = text,
            Name = "P" + index,
            Documentation = new DocumentationModel(text, text, text, index % 2 == 0),
            Type = TypeRef.String,
            Required = index % 3 == 0,
            Nullable = false,
            ReadOnly = false,
            WriteOnly = false,
            Default = "\"" + "x" + "\"",
            Assertions = new Assertion[]
            {
                new EnumAssertion(new[] { KlingGen.SpecCompiler.OpenApi.JsonText.Quote(text) }.ToEquatableArray(), false)
                {
                    Message = text,
                },
                new LimitAssertion(SchemaKeywords.Format, text) { Message = text },
                new RequiredAssertion(default),
            }.ToEquatableArray(),
        }).ToEquatableArray();
        var documentation = new DocumentationModel(string.Join("\n", s_texts), string.Join("\n", s_texts), "api.yaml#/x", Deprecated: true);
        TypeModel[] types =
        [
            new ObjectModel(
                "Thing",
                documentation,
                properties,
                new AdditionalPropertiesModel(TypeRef.Json, false, true, default, default, "AdditionalProperties"),
                default),
            new EnumModel(
                "Word",
                documentation,
                s_texts.Select(static (text, index) => new EnumMemberModel(text, "M" + index, text)).ToEquatableArray(),
                false),
        ];

        var emitted = EmittedTypes.FromModel(
            new DocumentModel("a\nb*/\u2028.yaml", "api", "Api", "ApiTypes", types.ToEquatableArray(), null));

        emitted.RoundTrip("Word", "\"x\"").Should().Be("\"x\"");
    }

    [Theory]
    [InlineData("System")]
    [InlineData("Task")]
    [InlineData("String")]
    [InlineData("Object")]
    [InlineData("KlingGen")]
    [InlineData("JsonElement")]
    [InlineData("IReadOnlyList")]
    [InlineData("Utf8JsonReader")]
    [InlineData("ValidationContext")]
    public void A_schema_may_bear_the_name_of_a_type_that_the_code_uses(string name)
    {
        var emitted = EmittedTypes.FromSchemas($$"""
                {{name}}:
                  type: object
                  properties:
                    self: { $ref: '#/components/schemas/{{name}}' }
                    list: { type: array, items: { $ref: '#/components/schemas/{{name}}' } }
                    any: {}
                    text: { type: string }
                    word: { type: string, enum: [a] }
            """);

        emitted.RoundTrip(name, """{"self":{"text":"t"},"list":[{}],"any":1,"word":"a"}""")
            .Should().Be("""{"self":{"text":"t"},"list":[{}],"any":1,"word":"a"}""");
    }

    [Theory]
    [InlineData("Read")]
    [InlineData("Write")]
    [InlineData("Validate")]
    [InlineData("ValidateMore")]
    [InlineData("Equals")]
    [InlineData("GetHashCode")]
    [InlineData("ToString")]
    [InlineData("PrintMembers")]
    [InlineData("EqualityContract")]
    [InlineData("AdditionalProperties")]
    [InlineData("Value")]
    [InlineData("Values")]
    [InlineData("IsKnown")]
    [InlineData("HasValue")]
    [InlineData("Match")]
    [InlineData("From")]
    public void A_schema_may_bear_the_name_of_a_member_that_its_type_has(string name)
    {
        string[] schemas =
        [
            "type: object, properties: { a: { type: string } }", "type: string, enum: [a, b]",
            "oneOf: [{ type: string }, { type: integer }, { type: array, items: { type: string } }]",
        ];
        foreach (var schema in schemas)
        {
            var emitted = EmittedTypes.FromSchemas($$"""
                    {{name}}: { {{schema}} }
                    User: { type: object, properties: { it: { $ref: '#/components/schemas/{{name}}' } } }
                """);

            emitted.Type("User").GetProperty("It").Should().NotBeNull();
        }
    }

    [Fact]
    public void Members_may_bear_the_names_of_keywords_and_of_what_the_code_uses()
    {
        var emitted = EmittedTypes.FromSchemas("""
                Odd:
                  type: object
                  required: [context, value]
                  properties:
                    class: { type: string }
                    reader: { type: string }
                    writer: { type: string }
                    context: { type: integer }
                    index: { type: string }
                    additional: { type: string }
                    value: { type: integer, minimum: 1 }
                    System: { type: string }
                    odd: { type: string }
                    equals: { type: string }
                    getHashCode: { type: string }
                    toString: { type: string }
                    additionalProperties: { type: string }
                    validate: { type: string }
                    string: { type: string, maxLength: 1 }
                    s_names: { type: string }
                    '': { type: string }
                    '***': { type: string }
                    a-b: { type: string }
                    a_b: { type: string }
            """);

        const string json = """{"class":"1","reader":"2","writer":"3","context":4,"index":"5","additional":"6","value":7"""
            + ""","System":"8","odd":"9","equals":"a","string":"b","s_names":"c","":"d","***":"e","a-b":"f","a_b":"g"}""";
        emitted.RoundTrip("Odd", json).Should().Be(json);
    }

    [Fact]
    public void Values_of_an_enum_may_bear_the_names_of_its_members() =>
        EmittedTypes.FromSchemas(
            "    Word: { type: string, enum: [Clone, PrintMembers, Value, Values, Equals, IsKnown, ToString, Word, Deconstruct, "
                + "EqualityContract, class, Parse] }")
            .RoundTrip("Word", "\"Clone\"").Should().Be("\"Clone\"");
}
