using System.Text;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

public sealed class YamlErrorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("# nothing\n")]
    [InlineData("---\n...\n")]
    [InlineData("\uFEFF")]
    public void An_empty_document_is_refused(string text)
    {
        var reading = YamlReading.Of(text);

        reading.Root.Should().BeNull();
        reading.Places.Should().Equal("KLG0002(1,1)");
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused_with_the_line_of_the_first()
    {
        var reading = YamlReading.Of("paths: {}\ninfo:\n  title: a\n  title: b\npaths: {}\n");

        reading.Places.Should().Equal("KLG0003(4,3)", "KLG0003(5,1)");
        reading.Diagnostics[1].Message.Should().Be("The key 'paths' already stands at line 1. Remove or rename one of them.");
        ((YamlScalar)((YamlMapping)((YamlMapping)reading.Root!)["info"]!)["title"]!).Text.Should().Be("a");
    }

    [Fact]
    public void A_key_that_stands_twice_is_found_among_many()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 50; i++)
        {
            text.Append("key").Append(i).Append(": 1\n");
        }

        YamlReading.Of(text + "key7: 2\n").Places.Should().Equal("KLG0003(51,1)");
    }

    [Theory]
    [InlineData("200: a\n'200': b\n", "KLG0003(2,1)")]
    [InlineData("? [a]\n: 1\nb: 2\n", "KLG0004(1,3)")]
    [InlineData("? {a: 1}\n: 1\nb: 2\n", "KLG0004(1,3)")]
    [InlineData("a: &x [*x]\n", "KLG0007(1,8)")]
    [InlineData("&x {a: *x}\n", "KLG0007(1,8)")]
    [InlineData("a: &x\n  <<: *x\n", "KLG0007(2,7)", "KLG0010(2,7)")]
    [InlineData("a: *y\n", "KLG0006(1,4)")]
    [InlineData("a: **\n", "KLG0006(1,4)")]
    [InlineData("a: 1\n---\nb: 2\n", "KLG0009(2,1)")]
    [InlineData("a: 1\n...\nb: 2\n", "KLG0009(3,1)")]
    [InlineData("a:\n  <<: 1\n", "KLG0010(2,7)")]
    [InlineData("a:\n  <<: [{b: 1}, 2]\n", "KLG0010(2,7)")]
    [InlineData("a: 1\nb\0: 2\n", "KLG0011(2,2)")]
    [InlineData("a: \"\u0001\"\n", "KLG0011(1,5)")]
    [InlineData("a: !Ref b\nc: !Ref d\n", "KLG0012(1,4)")]
    [InlineData("a: !!set {b}\n", "KLG0012(1,4)")]
    [InlineData("a: !!int b\n", "KLG0013(1,4)")]
    public void What_YAML_allows_and_a_document_may_not_say_has_a_diagnostic_of_its_own(string text, params string[] places) =>
        YamlReading.Of(text).Places.Should().Equal(places);

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", 1, 6)]
    [InlineData("a: [1, 2", 1, 9)]
    [InlineData("[", 1, 1)]
    [InlineData("{", 1, 1)]
    [InlineData("a: {x: 1", 1, 6)]
    [InlineData("a: {x: 1\n\n", 1, 6)]
    [InlineData("a: \"b\n c", 1, 4)]
    [InlineData("a:\n\tb: 1\n", 2, 1)]
    [InlineData("a:\n  b: 1\n \tc: 1\n", 3, 2)]
    [InlineData("a: b: c\n", 1, 5)]
    [InlineData("a: @x\n", 1, 4)]
    [InlineData("a: 1\n   b: 2\n", 2, 5)]
    [InlineData("a:\n    b: 1\n  c: 2\n", 3, 3)]
    [InlineData("{\"a\": 1} x\n", 1, 10)]
    [InlineData("{\"a\": 1}}\n", 1, 9)]
    [InlineData("a: \"\\q\"\n", 1, 4)]
    [InlineData("{\"a\": \"\\ud83d\"}", 1, 7)]
    [InlineData("a: !x!y 1\n", 1, 4)]
    [InlineData("%YAML 3.0\n---\na: 1\n", 1, 1)]
    public void Broken_text_is_refused_where_it_breaks(string text, int line, int column)
    {
        var reading = YamlReading.Of(text);

        reading.Root.Should().BeNull();
        reading.Places.Should().Equal($"KLG0001({line},{column})");
        reading.Diagnostics[0].Message.Should().EndWith(".");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character() => YamlReading.Of("a: \uD83D\n").Places.Should().Equal("KLG0011(1,4)");

    [Fact]
    public void A_bracket_that_is_not_closed_is_named()
    {
        var reading = YamlReading.Of("a:\n  b: [1, 2\nc: 3\n");

        reading.Diagnostics[0].Message.Should().Be("The '[' of line 2, column 6 is not closed, or a comma is missing after this place.");
    }

    [Fact]
    public void Errors_beyond_a_hundred_are_not_listed()
    {
        var reading = YamlReading.Of(string.Concat(Enumerable.Repeat("a: 1\n", 5000)));

        reading.Root.Should().BeNull();
        reading.Diagnostics.Should().HaveCount(100);
    }
}
