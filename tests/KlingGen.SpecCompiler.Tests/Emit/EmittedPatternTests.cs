namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Patterns mean what they mean in ECMA-262, wherever they stand, and no check of one throws.</summary>
public sealed class EmittedPatternTests
{
    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas("""
            Contact:
              type: object
              properties:
                mail: { type: string, pattern: '^[\w-.]+$' }
                line: { type: string, pattern: '^[\s-a]+$' }
                mood: { type: string, pattern: '^\u{1F600}$' }
                number: { type: string, pattern: '^[^\D]+$' }
                either: { type: [string, integer], pattern: '^[\d-x]+$' }
                tags: { type: array, items: { type: string, pattern: '^[^\W-]$' } }
                keys: { type: object, patternProperties: { '^[\w-.]+$': { type: integer } }, additionalProperties: false }
                named: { type: object, propertyNames: { pattern: '^[^\S\n]$' }, additionalProperties: { type: integer } }
                twice: { type: string, pattern: '^(\w)\1$' }
        """);

    [Theory]
    [InlineData("""{"mail":"a-b.c"}""", "")]
    [InlineData("""{"mail":"é"}""", "/mail pattern")]
    [InlineData("""{"line":"a -"}""", "")]
    [InlineData("""{"line":"b"}""", "/line pattern")]
    [InlineData("""{"mood":"😀"}""", "")]
    [InlineData("""{"mood":"x"}""", "/mood pattern")]
    [InlineData("""{"number":"3"}""", "")]
    [InlineData("""{"number":"٣"}""", "/number pattern")]
    [InlineData("""{"either":"1-x"}""", "")]
    [InlineData("""{"either":"٣"}""", "/either pattern")]
    [InlineData("""{"tags":["a"]}""", "")]
    [InlineData("""{"tags":["-"]}""", "/tags/0 pattern")]
    [InlineData("""{"keys":{"a-b.c":1}}""", "")]
    [InlineData("""{"keys":{"é":1}}""", "/keys additionalProperties")]
    [InlineData("""{"named":{"\t":1}}""", "")]
    [InlineData("""{"named":{"\n":1}}""", "/named propertyNames")]
    [InlineData("""{"twice":"aa"}""", "")]
    [InlineData("""{"twice":"ab"}""", "/twice pattern")]
    public void A_pattern_is_checked_as_the_document_means_it(string json, string expected)
    {
        s_types.Errors("Contact", json).Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_is_no_reason_to_refuse_or_to_allow_a_name()
    {
        var types = EmittedTypes.FromSchemas("""
                Holder:
                  type: object
                  properties:
                    map: { type: object, patternProperties: { '(?i)^x': {}, '^n': { type: integer } },
                        additionalProperties: { type: boolean } }
            """);

        types.Errors("Holder", """{"map":{"n":1,"y":true}}""").Should().BeEmpty();
        types.Errors("Holder", """{"map":{"n":true,"y":1}}""").Should().HaveCount(2);
    }
}
