using KlingGen.Runtime.Validation;
using KlingGen.Patterns;
using Xunit.Abstractions;

namespace KlingGen.Runtime.Tests.Validation.Patterns;

/// <summary>
/// Patterns match what they match in V8. Set <c>KLINGGEN_PATTERN_COUNT</c> to try more of them, <c>KLINGGEN_PATTERN_SEED</c> to try others.
/// </summary>
/// <param name="output">Where the counts go.</param>
public sealed class V8Tests(ITestOutputHelper output)
{
    private static readonly int s_count = EnvironmentSetting.Number("KLINGGEN_PATTERN_COUNT", 2100);
    private static readonly int s_seed = EnvironmentSetting.Number("KLINGGEN_PATTERN_SEED", 1);

    [Fact]
    public Task Patterns_made_by_the_grammar_match_what_they_match_in_V8()
    {
        var generator = new PatternGenerator(s_seed);
        return CompareAsync([.. Enumerable.Range(0, s_count).Select(_ => generator.Next())]);
    }

    [Fact]
    public Task Patterns_of_the_usual_kinds_match_what_they_match_in_V8()
    {
        var cases = new List<PatternCase>();
        foreach (var pattern in KnownPatterns.All)
        {
            var generator = new PatternGenerator(cases.Count);
            string[] samples =
            [
                "a", "b", "ab", "aba", "aa", "foo", "a-b.c", "x@y.io", "2026-01-31", "10:30", "1.2.3", "😀", "é", "{a}", "\"a\"", "a b", "A1",
                "- -", "]", "a\n", "xyy", "zaacbbbcac",
            ];
            var next = 0;
            var near = generator.Texts(() => samples[next++ % samples.Length]);
            cases.Add(new PatternCase(pattern, [.. samples, .. near, .. generator.Texts(() => pattern.Trim('^', '$'))]));
        }

        return CompareAsync(cases);
    }

    private async Task CompareAsync(List<PatternCase> cases)
    {
        var verdicts = await V8Judge.JudgeAsync(cases);
        var differences = cases.Zip(verdicts).AsParallel().AsOrdered().Select(static pair => Difference(pair.First, pair.Second)).OfType<string>().ToList();

        var matches = verdicts.SelectMany(static verdict => verdict.Matches ?? []).ToList();
        var alike = cases.Zip(verdicts).Count(static pair =>
            pair.Second.Matches is { Length: > 0 } && (pair.Second.IsUnicode || !HasMoreThanUnits(pair.First.Pattern)));
        var report = $"{cases.Count} patterns, {alike} compared, "
            + $"{verdicts.Count(static verdict => verdict.Matches is null)} refused by V8, "
            + $"{verdicts.Count(static verdict => verdict.IsSlow)} too slow, {matches.Count} texts, "
            + $"{matches.Count(static match => match)} matches, {differences.Count} judged differently";
        output.WriteLine(report);
        string.Join(Environment.NewLine, differences.Take(40)).Should().BeEmpty(report);
        alike.Should().BeGreaterThan(cases.Count * 3 / 4, "few patterns are refused");
        verdicts.Count(static verdict => verdict.IsSlow).Should().BeLessThan(1 + (cases.Count / 50));
        matches.Count(static match => match).Should().BeInRange(matches.Count / 8, matches.Count * 7 / 8, "both verdicts are tried");
    }

    private static string? Difference(PatternCase one, V8Verdict verdict)
    {
        var problem = EcmaPattern.Translate(one.Pattern, out _);
        var isReadAlike = verdict.IsUnicode || !HasMoreThanUnits(one.Pattern);
        if (verdict.Matches is not { } matches)
        {
            return problem is null && isReadAlike ? $"{one.Pattern}: V8 refuses it" : null;
        }

        if (problem is not null)
        {
            return verdict.IsUnicode ? $"{one.Pattern}: {problem}" : null;
        }

        if (!isReadAlike)
        {
            return null;
        }

        var pattern = new JsonPattern(one.Pattern);
        for (var i = 0; i < matches.Length; i++)
        {
            var text = one.Texts[i];
            if ((verdict.IsUnicode || !text.Any(char.IsSurrogate)) && pattern.IsMatch(text) != matches[i])
            {
                return $"{one.Pattern}: V8 says {matches[i]} of {System.Text.Json.JsonSerializer.Serialize(text)}";
            }
        }

        return null;
    }

    /// <summary>Whether V8 reads a pattern otherwise without the flag: by UTF-16 units and without properties.</summary>
    private static bool HasMoreThanUnits(string pattern) => pattern.Any(char.IsSurrogate)
        || pattern.Contains("\\p", StringComparison.OrdinalIgnoreCase)
        || pattern.Contains("\\u", StringComparison.Ordinal);
}
