namespace KlingGen.Patterns;

/// <summary>The groups of a pattern that capture: a reference may stand before its group, so they are counted first.</summary>
internal sealed class PatternGroups
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public PatternGroups(string pattern)
    {
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (pattern[i])
            {
                case '\\':
                    AreReferred |= !isInClass && (next is >= '1' and <= '9' || next == 'k');
                    i++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass && next != '?':
                    Count++;
                    break;
                case '(' when !isInClass && string.CompareOrdinal(pattern, i, "(?<", 0, 3) == 0 && NameAt(pattern, i + 3) is { } name:
                    Count++;
                    if (!_numbers.ContainsKey(name))
                    {
                        _numbers.Add(name, Count);
                    }

                    break;
            }
        }
    }

    public int Count { get; }

    /// <summary>How many have been read.</summary>
    public int Opened { get; set; }

    /// <summary>Whether anything refers to a group.</summary>
    public bool AreReferred { get; }

    public int? NumberOf(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>The name before the next <c>&gt;</c>; null where there is none.</summary>
    public static string? NameAt(string pattern, int start)
    {
        var end = start;
        while (end < pattern.Length && IsPartOfName(pattern[end], end == start))
        {
            end++;
        }

        return end > start && end < pattern.Length && pattern[end] == '>' ? pattern.Substring(start, end - start) : null;
    }

    private static bool IsPartOfName(char character, bool isFirst) =>
        character is '$' or '_' || char.IsLetter(character) || (!isFirst && char.IsLetterOrDigit(character));
}
