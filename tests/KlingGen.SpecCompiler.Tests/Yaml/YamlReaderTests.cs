using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Every_node_knows_its_line_and_column()
    {
        var root = (YamlMapping)YamlReading.Valid("openapi: 3.1.0\npaths:\n  /videos:\n    tags: [a, \"b\"]\n");

        (root.Line, root.Column).Should().Be((1, 1));
        var path = (YamlMapping)((YamlMapping)root["paths"]!)["/videos"]!;
        (path.Line, path.Column).Should().Be((4, 5));
        var tags = (YamlSequence)path["tags"]!;
        (tags.Line, tags.Column).Should().Be((4, 11));
        (tags.Items[1].Line, tags.Items[1].Column).Should().Be((4, 15));
        (path.Key("tags")!.Line, path.Key("tags")!.Column).Should().Be((4, 5));
    }

    [Fact]
    public void Columns_count_UTF_16_units()
    {
        var root = (YamlMapping)YamlReading.Valid("😀: x");

        root["😀"]!.Column.Should().Be(5);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\n")]
    [InlineData("a: 1\r\nb: 2\r\n")]
    [InlineData("a: 1\rb: 2\r")]
    [InlineData("\uFEFFa: 1\nb: 2")]
    public void Line_endings_and_a_byte_order_mark_change_nothing(string text)
    {
        var root = (YamlMapping)YamlReading.Valid(text);

        root.Entries.Select(static entry => (entry.Key.Text, entry.Key.Line, entry.Key.Column)).Should().Equal(("a", 1, 1), ("b", 2, 1));
    }

    [Theory]
    [InlineData("a: |\n  x\n  y\n", "x\ny\n")]
    [InlineData("a: |\r\n  x\r\n  y\r\n", "x\ny\n")]
    [InlineData("a: >-\n  x\n  y\n", "x y")]
    [InlineData("a: |+\n  x\n\n", "x\n\n")]
    [InlineData("a: |2\n   x\n  y\n", " x\ny\n")]
    public void Block_scalars_are_read_as_YAML_says(string text, string expected) =>
        Scalar(text).Text.Should().Be(expected);

    [Theory]
    [InlineData("a: |\n      \n  x\n")]
    [InlineData("a: | # why\n      \n  x\n")]
    [InlineData("a: >\n   \n\n  x\n")]
    public void A_block_scalar_may_begin_with_a_blank_line_that_is_indented_deeper(string text) =>
        Scalar(text).Text.TrimStart('\n').Should().Be("x\n");

    [Fact]
    public void Mending_a_block_scalar_moves_no_position()
    {
        var root = (YamlMapping)YamlReading.Valid("a:\n  - b: |\n          \n      x\n\n    c: 1\n");

        var item = (YamlMapping)((YamlSequence)root["a"]!).Items[0];
        item.Key("c")!.Line.Should().Be(6);
    }

    [Theory]
    [InlineData("a: 1\n\t# why\nb: 2\n")]
    [InlineData("a: 1\n\t\nb: 2\n")]
    [InlineData("a:\t1\t\n\nb: 2\n")]
    public void Tabs_that_do_not_indent_are_white_space(string text) =>
        ((YamlMapping)YamlReading.Valid(text)).Entries.Should().HaveCount(2);

    [Fact]
    public void An_empty_value_is_null() => Scalar("a:\n").Kind.Should().Be(YamlScalarKind.Null);

    [Fact]
    public void Merge_keys_add_what_the_mapping_does_not_say_itself()
    {
        var root = (YamlMapping)YamlReading.Valid(
            "base: &base {x: 1, y: 2}\nmore: &more {y: 3, z: 4}\nall:\n  <<: [*base, *more]\n  x: 0\n");

        var all = (YamlMapping)root["all"]!;
        all.Entries.Select(static entry => entry.Key.Text + "=" + ((YamlScalar)entry.Value).Text).Should().Equal("x=0", "y=2", "z=4");
    }

    [Fact]
    public void A_quoted_merge_key_is_a_name() =>
        ((YamlMapping)YamlReading.Valid("{\"<<\": 1}")).Contains("<<").Should().BeTrue();

    [Fact]
    public void Aliases_share_the_node_that_they_name()
    {
        var root = (YamlMapping)YamlReading.Valid("a: &x {b: 1}\nc: *x\n");

        root["c"].Should().BeSameAs(root["a"]);
    }

    [Theory]
    [InlineData("a: !!str 1", YamlScalarKind.String)]
    [InlineData("a: ! 1", YamlScalarKind.String)]
    [InlineData("a: !!int '1'", YamlScalarKind.Integer)]
    [InlineData("a: !!float 1", YamlScalarKind.Float)]
    [InlineData("a: !!null ''", YamlScalarKind.Null)]
    public void Tags_of_the_core_schema_decide_the_kind(string text, object kind) => Scalar(text).Kind.Should().Be((YamlScalarKind)kind);

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    public void Line_separators_of_Unicode_are_characters_like_others(string separator)
    {
        var root = (YamlMapping)YamlReading.Valid($"a: |\n  x {separator} y\nb: \"x {separator} y\"\n");

        ((YamlScalar)root["a"]!).Text.Should().Be($"x {separator} y\n");
        ((YamlScalar)root["b"]!).Text.Should().Be($"x {separator} y");
        root["b"]!.Line.Should().Be(3);
    }

    [Fact]
    public void A_pair_without_braces_begins_with_its_key()
    {
        var root = (YamlSequence)YamlReading.Valid("[x, a: b]");

        root.Items[1].Column.Should().Be(5);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        var read = () => YamlReader.Read("a: 1", "api.yaml", new DiagnosticBag(), new CancellationToken(canceled: true));

        read.Should().Throw<OperationCanceledException>();
    }

    private static YamlScalar Scalar(string text) => (YamlScalar)((YamlMapping)YamlReading.Valid(text))["a"]!;
}
