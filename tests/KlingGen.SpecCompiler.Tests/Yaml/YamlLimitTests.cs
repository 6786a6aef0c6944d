using System.Diagnostics;
using System.Text;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

/// <summary>Hostile and huge texts. The bounds in time are wide: they tell a second from a hang.</summary>
public sealed class YamlLimitTests
{
    // Tells quadratic time, which takes hours here, from linear, whatever else the machine does.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[[], {\"a\": ")]
    public void Nesting_without_end_is_refused_at_the_256th_level(string opening)
    {
        var reading = Timed(string.Concat(Enumerable.Repeat(opening, 20_000)));

        reading.Root.Should().BeNull();
        reading.Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0005");
        reading.Diagnostics[0].Column.Should().BeGreaterThan(256);
    }

    [Fact]
    public void Two_hundred_and_fifty_six_levels_are_read() =>
        YamlReading.Valid(new string('[', 256) + new string(']', 256)).Should().BeOfType<YamlSequence>();

    [Fact]
    public void Aliases_of_aliases_are_refused_before_they_multiply()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var reading = Timed(text.ToString());

        reading.Root.Should().BeNull();
        reading.Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0008");
    }

    [Fact]
    public void Merged_mappings_count_as_aliases()
    {
        var text = new StringBuilder("base: &base\n");
        for (var i = 0; i < 2000; i++)
        {
            text.Append($"  k{i}: 1\n");
        }

        for (var i = 0; i < 2000; i++)
        {
            text.Append($"m{i}: {{<<: *base}}\n");
        }

        Timed(text.ToString()).Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0008");
    }

    [Fact]
    public void Aliases_do_not_nest_deeper_than_what_is_written_down()
    {
        var text = new StringBuilder("a0: &a0 " + new string('[', 100) + new string(']', 100) + "\n");
        for (var i = 1; i < 5; i++)
        {
            text.Append($"a{i}: &a{i} {new string('[', 100)} *a{i - 1} {new string(']', 100)}\n");
        }

        Timed(text.ToString()).Places.Should().Equal("KLG0005(3,110)");
    }

    [Fact]
    public void Fifty_megabytes_are_read_in_seconds()
    {
        var item = "{\"name\":\"" + new string('x', 1000) + "\"},\n";
        var text = "[" + string.Concat(Enumerable.Repeat(item, 50_000)) + "1]";

        ((YamlSequence)Timed(text).Root!).Items.Should().HaveCount(50_001);
    }

    [Theory]
    [InlineData("a: \"", "x")]
    [InlineData("a: '", "''")]
    [InlineData("a: |\n", "  x\n")]
    [InlineData("a: ", "x ")]
    [InlineData("a: ", "x\n  ")]
    [InlineData("", "#\n")]
    [InlineData("", "\n")]
    [InlineData("", "&a ")]
    [InlineData("", "!a ")]
    [InlineData("", "%TAG ! x\n")]
    [InlineData("", "---\n")]
    [InlineData("[", ",")]
    [InlineData("[", "a: ")]
    [InlineData("[", "\"a\" ")]
    [InlineData("{", "a,")]
    [InlineData("", ": ")]
    [InlineData("a: |\n", "      \n")]
    [InlineData("", "- |\n      \n  x\n")]
    public void Repetition_takes_time_in_proportion(string start, string part)
    {
        var text = new StringBuilder(start);
        while (text.Length < 2_000_000)
        {
            text.Append(part);
        }

        Timed(text.ToString());
    }

    private static YamlReading Timed(string text)
    {
        var watch = Stopwatch.StartNew();
        var reading = YamlReading.Of(text);
        watch.Elapsed.Should().BeLessThan(s_patience);
        return reading;
    }
}
