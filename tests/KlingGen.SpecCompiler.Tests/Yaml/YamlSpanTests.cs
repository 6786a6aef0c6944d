using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

/// <summary>How far nodes and diagnostics reach: a span is a piece of one line.</summary>
public sealed class YamlSpanTests
{
    [Theory]
    [InlineData("a: plain text   # why\n", "plain text")]
    [InlineData("a: plain text\r\n", "plain text")]
    [InlineData("a: 'it''s'\n", "'it''s'")]
    [InlineData("a: \"\\u0041\\n\" # why\n", "\"\\u0041\\n\"")]
    [InlineData("{\"a\": 1.50}", "1.50")]
    [InlineData("a: [x , y]", "[")]
    [InlineData("a: {b: c}", "{")]
    [InlineData("a: {}", "{")]
    [InlineData("a:\n  - x\n", "-")]
    [InlineData("a:\n  'long key' : x\n", "'long key'")]
    [InlineData("a: first  \n  second\n", "first")]
    [InlineData("a: \"first\n  second\"\n", "\"first")]
    [InlineData("a: |-\n  first\n  second\n", "|-")]
    [InlineData("a: >2\r\n  first\r\n", ">2")]
    [InlineData("a: !!str &x text\n", "!!str &x text")]
    [InlineData("a: 😀\u2028b c", "😀\u2028b c")]
    [InlineData("a:\n", "")]
    [InlineData("a:", "")]
    public void A_value_is_as_long_as_what_is_written_of_it_on_its_first_line(string text, string written) =>
        Written(text, ((YamlMapping)YamlReading.Valid(text))["a"]!.Span).Should().Be(written);

    [Theory]
    [InlineData("key name : 1\n", "key name")]
    [InlineData("? 'key name'\n: 1\n", "'key name'")]
    [InlineData("{\"key name\":1}", "\"key name\"")]
    [InlineData("\uFEFFkey name: 1", "key name")]
    public void A_key_is_as_long_as_it_is_written(string text, string written) =>
        Written(text, ((YamlMapping)YamlReading.Valid(text)).Key("key name")!.Span).Should().Be(written);

    [Theory]
    [InlineData("a: 1\n'a' : 2\n", "'a'")]
    [InlineData("a: *anchor # why\n", "*anchor")]
    [InlineData("a: &x [*x]\n", "*x")]
    [InlineData("a: !!int text\n", "!!int text")]
    [InlineData("a:\n  <<: some text\n", "some text")]
    [InlineData("? {long: 1}\n: 1\n", "{")]
    [InlineData("a: 1\n--- # next\nb: 2\n", "---")]
    [InlineData("a: \"text\u0001\"\n", "\u0001")]
    [InlineData("a:\n\tb: 1\n", "\t")]
    [InlineData("a: b: c\n", ":")]
    [InlineData("a: 'text\n\n", "'text")]
    [InlineData("", "")]
    public void A_diagnostic_covers_what_it_is_about(string text, string written)
    {
        var found = YamlReading.Of(text).Diagnostics.Should().ContainSingle().Which;

        Written(text, new SourceSpan(found.Line, found.Column, found.Length)).Should().Be(written);
    }

    [Fact]
    public void A_value_that_was_mended_is_as_long_as_before()
    {
        var root = (YamlMapping)YamlReading.Valid("a: |\n      \n  x\nb: text\n");

        root["b"]!.Span.Should().Be(new SourceSpan(4, 4, 4));
    }

    [Fact]
    public void What_two_readings_say_of_one_place_is_said_once()
    {
        var diagnostics = new DiagnosticBag();

        diagnostics.Report(SpecDescriptors.KeyNotScalar, "a.yaml", new SourceSpan(1, 2, 3));
        diagnostics.Report(SpecDescriptors.KeyNotScalar, "a.yaml", new SourceSpan(1, 2, 1));
        diagnostics.Report(SpecDescriptors.KeyNotScalar, "a.yaml", new SourceSpan(1, 3, 1));

        diagnostics.Diagnostics.Select(static found => (found.Column, found.Length)).Should().Equal((2, 3), (3, 1));
    }

    private static string Written(string text, SourceSpan span) =>
        text.TrimStart('\uFEFF').Split('\n')[span.Line - 1].Substring(span.Column - 1, span.Length);
}
