using System.Globalization;
using System.Text;

namespace KlingGen.Patterns;

/// <summary>A set of code points: ranges and general categories. Halves of surrogate pairs are in none, for no text has them.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10ffff;
    private const int MaxAlternatives = 16;
    private const string Nothing = "(?!)";

    private static readonly int[] s_digits = ['0', '9'];

    private static readonly int[] s_word = ['0', '9', 'A', 'Z', '_', '_', 'a', 'z'];

    private static readonly int[] s_space =
    [
        0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029,
        0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
    ];

    private static readonly int[] s_lineEnds = ['\n', '\n', '\r', '\r', 0x2028, 0x2029];

    private readonly List<(int First, int Last)> _ranges = [];
    private int _categories;

    /// <summary>The ranges of <c>\d</c>, <c>\w</c> and <c>\s</c>, each as its ends.</summary>
    public static int[]? Shorthand(char letter) => letter switch
    {
        'd' => s_digits,
        'w' => s_word,
        's' => s_space,
        _ => null,
    };

    /// <summary>What <c>.</c> stands for.</summary>
    public static CodePointSet AnyInLine
    {
        get
        {
            var set = new CodePointSet();
            set.Add(s_lineEnds, isNegated: true);
            return set;
        }
    }

    /// <summary>One code point.</summary>
    public static string Of(int codePoint)
    {
        var text = new StringBuilder();
        if (codePoint > 0xffff)
        {
            Append(text.Append("(?:"), codePoint - 0x10000 >> 10 | 0xd800);
            Append(text, codePoint & 0x3ff | 0xdc00);
            text.Append(')');
        }
        else if (codePoint is >= 0xd800 and <= 0xdfff)
        {
            text.Append(Nothing);
        }
        else
        {
            Append(text, codePoint);
        }

        return text.ToString();
    }

    public void Add(int? codePoint)
    {
        if (codePoint is { } known)
        {
            Add(known, known);
        }
    }

    public void Add(int first, int last) => _ranges.Add((first, last));

    /// <summary>Adds ordered ranges, or all that is outside them.</summary>
    public void Add(int[] ends, bool isNegated)
    {
        var ranges = new List<(int First, int Last)>();
        for (var i = 0; i < ends.Length; i += 2)
        {
            ranges.Add((ends[i], ends[i + 1]));
        }

        _ranges.AddRange(isNegated ? Complement(ranges, 0) : ranges);
    }

    public void AddCategories(int categories) => _categories |= categories;

    /// <summary>The set as .NET writes it.</summary>
    /// <param name="isNegated">Whether all others are meant.</param>
    /// <param name="isLarge">Whether it has so many alternatives that a machine without backtracking would take seconds to be made.</param>
    public string ToDotNet(bool isNegated, out bool isLarge)
    {
        var ranges = Merge(_ranges);
        var pairs = Clip(ranges, 0x10000, Last);
        if (_categories != 0)
        {
            pairs.AddRange(UnicodeProperties.BeyondTheFirstPlane(_categories));
            pairs = Merge(pairs);
        }

        var units = new StringBuilder();
        AppendRanges(units, Clip(ranges, 0, 0xd7ff));
        AppendRanges(units, Clip(ranges, 0xe000, 0xffff));
        units.Append(UnicodeProperties.NamesOf(_categories));
        var alternatives = SurrogatePairs.Of(isNegated ? Complement(pairs, 0x10000) : pairs);
        isLarge = alternatives.Count > MaxAlternatives;
        if (isNegated || units.Length > 0)
        {
            alternatives.Insert(0, isNegated ? "[^" + units + "\\ud800-\\udfff]" : "[" + units + "]");
        }

        return alternatives.Count switch
        {
            0 => Nothing,
            1 when alternatives[0][0] == '[' && alternatives[0].IndexOf(']') == alternatives[0].Length - 1 => alternatives[0],
            _ => "(?:" + string.Join("|", alternatives) + ")",
        };
    }

    public static void AppendRanges(StringBuilder text, IEnumerable<(int First, int Last)> ranges)
    {
        foreach (var (first, last) in ranges)
        {
            Append(text, first);
            if (last > first)
            {
                Append(text.Append('-'), last);
            }
        }
    }

    private static void Append(StringBuilder text, int unit)
    {
        if (unit is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))
        {
            text.Append((char)unit);
        }
        else
        {
            text.Append("\\u").Append(unit.ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private static List<(int First, int Last)> Clip(List<(int First, int Last)> ranges, int least, int most)
    {
        var clipped = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges)
        {
            if (first <= most && last >= least)
            {
                clipped.Add((Math.Max(first, least), Math.Min(last, most)));
            }
        }

        return clipped;
    }

    private static List<(int First, int Last)> Merge(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var end && range.First <= end.Last + 1)
            {
                merged[merged.Count - 1] = (end.First, Math.Max(end.Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <summary>What is outside ordered ranges.</summary>
    private static List<(int First, int Last)> Complement(List<(int First, int Last)> ranges, int least)
    {
        var outside = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges)
        {
            if (first > least)
            {
                outside.Add((least, first - 1));
            }

            least = last + 1;
        }

        if (least <= Last)
        {
            outside.Add((least, Last));
        }

        return outside;
    }
}
