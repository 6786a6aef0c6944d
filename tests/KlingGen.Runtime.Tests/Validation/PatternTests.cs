using System.Diagnostics;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Tests.Validation;

/// <summary>Patterns mean what they mean in ECMA 262.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^\\d$", "٣", false)]
    [InlineData("^\\w$", "é", false)]
    [InlineData("^[\\w-]+$", "a-b_c", true)]
    [InlineData("b", "abc", true)]
    [InlineData("^\\u{1F600}$", "😀", true)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^\\S+$", "a\u00a0b", false)]
    [InlineData("^(?!x)", "xa", false)]
    [InlineData("(a)\\1", "aa", true)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^\\/$", "/", true)]
    [InlineData("^[$.]$", "$", true)]
    [InlineData("^\\p{L}+$", "可灵", true)]
    [InlineData("^[a-z[]$", "[", true)]
    [InlineData("^.{2}$", "😀😀", true)]
    [InlineData("^.{2}$", "😀", false)]
    [InlineData("^😀*$", "😀😀", true)]
    [InlineData("^[^a]?.$", "😀", true)]
    public void A_pattern_matches(string pattern, string text, bool expected)
    {
        new JsonPattern(pattern).IsMatch(text).Should().Be(expected);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=(a+)+$)x")]
    public void A_hostile_pattern_does_not_stall(string pattern)
    {
        var watch = Stopwatch.StartNew();

        new JsonPattern(pattern).IsMatch(new string('a', 40) + "!").Should().BeFalse();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(5), "backtracking would take days");
    }
}
