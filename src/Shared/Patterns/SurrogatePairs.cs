using System.Text;

namespace KlingGen.Patterns;

/// <summary>Code points from U+10000 on as pairs of UTF-16 units.</summary>
internal static class SurrogatePairs
{
    private const string AllLow = "\\udc00-\\udfff";

    /// <summary>The alternatives that ordered ranges become: neighbouring high surrogates with the same low ones are one.</summary>
    public static List<string> Of(List<(int First, int Last)> ranges)
    {
        var alternatives = new List<string>();
        var (firstHigh, lastHigh, low) = (0, -1, "");
        foreach (var (first, last, found) in ByHigh(ranges))
        {
            if (found == low && first == lastHigh + 1)
            {
                lastHigh = last;
                continue;
            }

            Add(alternatives, firstHigh, lastHigh, low);
            (firstHigh, lastHigh, low) = (first, last, found);
        }

        Add(alternatives, firstHigh, lastHigh, low);
        return alternatives;
    }

    private static void Add(List<string> alternatives, int firstHigh, int lastHigh, string low)
    {
        if (lastHigh >= firstHigh)
        {
            var high = new StringBuilder();
            CodePointSet.AppendRanges(high, [(firstHigh, lastHigh)]);
            alternatives.Add("[" + high + "][" + low + "]");
        }
    }

    /// <summary>High surrogates, and the low ones that may follow them as they stand in a class.</summary>
    private static IEnumerable<(int First, int Last, string Low)> ByHigh(List<(int First, int Last)> ranges)
    {
        var low = new StringBuilder();
        var high = -1;
        foreach (var range in ranges)
        {
            var first = range.First;
            while (first <= range.Last)
            {
                if (high != High(first) && low.Length > 0)
                {
                    yield return (high, high, low.ToString());
                    low.Clear();
                }

                high = High(first);
                var end = first | 0x3ff;
                if ((first & 0x3ff) == 0 && range.Last > end)
                {
                    // All low surrogates, after several high ones.
                    end = ((range.Last + 1) & ~0x3ff) - 1;
                    yield return (high, High(end), AllLow);
                }
                else
                {
                    end = Math.Min(end, range.Last);
                    CodePointSet.AppendRanges(low, [((first & 0x3ff) | 0xdc00, (end & 0x3ff) | 0xdc00)]);
                }

                first = end + 1;
            }
        }

        if (low.Length > 0)
        {
            yield return (high, high, low.ToString());
        }
    }

    private static int High(int codePoint) => 0xd800 + ((codePoint - 0x10000) >> 10);
}
