namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Members that may be one string only, as those that tell the cases of unions apart.</summary>
public sealed class EmittedConstantTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Tag:
              type: object
              required: [kind, set, unset]
              properties:
                kind: { type: string, const: text }
                list: { type: string, enum: [one] }
                maybe: { type: [string, 'null'], enum: [some, null] }
                set: { type: string, const: server, readOnly: true }
                unset: { type: [string, 'null'], const: a }
                quoted: { type: string, const: "a\"\\\u00e9" }
                path: { type: string, const: 'c:\d "e"' }
                longer: { type: string, const: abc, maxLength: 2 }
        """);

    [Theory]
    [InlineData("""{"kind":"text","set":"server","unset":"a"}""", "")]
    [InlineData("""{"kind":"text","set":"server","unset":"a","list":"one","maybe":null,"quoted":"a\"\\é"}""", "")]
    [InlineData("{}", " required,  required,  required")]
    [InlineData("""{"kind":"Text","set":"client","unset":"b","list":"two","maybe":"none","quoted":"a"}""",
        "/kind const, /set const, /unset const, /list enum, /maybe enum, /quoted const")]
    [InlineData("""{"kind":"","set":"server","unset":"a"}""", "/kind const")]
    [InlineData("""{"kind":"text","set":"server","unset":"a","longer":"abc"}""", "/longer maxLength")]
    public void A_member_with_one_allowed_value_is_held_to_it(string json, string expected)
    {
        string.Join(", ", s_types.Errors("Tag", json)).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"kind":"a","set":"server","unset":"a"}""", "Must be \"text\".")]
    [InlineData("""{"kind":"text","set":"server","unset":"a","list":"a"}""", "Must be one of \"one\".")]
    [InlineData("""{"kind":"text","set":"server","unset":"a","path":"c:"}""", """Must be "c:\\d \"e\"".""")]
    public void The_message_names_the_allowed_value(string json, string message)
    {
        s_types.Validate("Tag", json).Errors.Should().ContainSingle().Which.Message.Should().Be(message);
    }
}
