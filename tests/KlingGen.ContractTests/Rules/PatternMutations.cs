using System.Globalization;

namespace KlingGen.ContractTests.Rules;

/// <summary>Slightly other patterns: without an anchor, an alternative or a letter's other case, with a wider or narrower range, with one repetition more or less.</summary>
internal static class PatternMutations
{
    public static IEnumerable<string> Of(string pattern)
    {
        foreach (var anchor in new[] { pattern.TrimStart('^'), pattern.TrimEnd('$') }.Where(other => other != pattern))
        {
            yield return anchor;
        }

        foreach (var other in new[] { InOneCase(pattern, 1), InOneCase(pattern, 2) }.Where(other => other != pattern))
        {
            yield return other;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            var (length, others) = pattern[i] switch
            {
                '\\' => (2, [pattern[(i + 1)..(i + 2)] == "." ? "." : pattern[i..(i + 2)]]),
                '[' => Class(pattern[i..(pattern.IndexOf(']', i) + 1)]),
                '{' => Count(pattern[i..(pattern.IndexOf('}', i) + 1)]),
                '(' => Group(pattern, i),
                '?' => (1, [""]),
                '+' => (1, ["", "*"]),
                '*' => (1, ["", "+"]),
                _ => (1, Array.Empty<string>()),
            };
            foreach (var other in others.Where(other => other != pattern[i..(i + length)]))
            {
                yield return pattern[..i] + other + pattern[(i + length)..];
            }

            // The inside of a group is scanned as well, its head is not.
            i += pattern[i] == '(' ? "(?:".Length - 1 : length - 1;
        }
    }

    /// <summary>Each class of a letter in both cases as one of them.</summary>
    private static string InOneCase(string pattern, int kept)
    {
        for (var i = pattern.IndexOf('[', StringComparison.Ordinal); i >= 0; i = pattern.IndexOf('[', i + 1))
        {
            if (IsLetter(pattern[i..(pattern.IndexOf(']', i) + 1)]))
            {
                pattern = pattern[..i] + pattern[i + kept] + pattern[(i + 4)..];
            }
        }

        return pattern;
    }

    private static bool IsLetter(string set) => set.Length == 4 && set[1] != set[2] && char.ToUpperInvariant(set[1]) == char.ToUpperInvariant(set[2]);

    private static (int Length, string[] Others) Class(string set)
    {
        if (IsLetter(set))
        {
            return (set.Length, []);
        }

        if (set is ['[', var low, '-', var high, ']'])
        {
            (int Low, int High)[] others = [(low - 1, high), (low + 1, high), (low, high + 1), (low, high - 1)];
            return (set.Length, [.. others.Where(static other => other.Low >= '0' && other.High <= '9').Select(static other => $"[{(char)other.Low}-{(char)other.High}]")]);
        }

        return (set.Length, [.. set[1..^1].Select(character => set.Replace(character.ToString(), "", StringComparison.Ordinal))]);
    }

    private static (int Length, string[] Others) Count(string count)
    {
        var limits = count[1..^1].Split(',').Select(static limit => int.Parse(limit, CultureInfo.InvariantCulture)).ToList();
        return (count.Length,
        [
            .. from at in Enumerable.Range(0, limits.Count)
               from step in new[] { -1, 1 }
               select "{" + string.Join(',', limits.Select((limit, index) => index == at ? limit + step : limit)) + "}",
        ]);
    }

    /// <summary>A group without one of its alternatives.</summary>
    private static (int Length, string[] Others) Group(string pattern, int start)
    {
        var alternatives = new List<string>();
        var (depth, from, end) = (0, start + "(?:".Length, start);
        for (; end < pattern.Length; end++)
        {
            if (pattern[end] == '\\')
            {
                end++;
            }
            else if (pattern[end] == '(')
            {
                depth++;
            }
            else if (pattern[end] is '|' or ')' && depth == 1)
            {
                alternatives.Add(pattern[from..end]);
                from = end + 1;
            }

            if (pattern[end] == ')' && --depth == 0)
            {
                break;
            }
        }

        return (end + 1 - start, alternatives.Count < 2 ? [] : [.. alternatives.Select((_, left) => $"(?:{string.Join('|', alternatives.Where((_, index) => index != left))})")]);
    }
}
