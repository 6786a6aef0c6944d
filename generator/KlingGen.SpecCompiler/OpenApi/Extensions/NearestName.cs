namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What a misspelled name most likely means.</summary>
internal static class NearestName
{
    private const int MaxListed = 20;

    // Longer names are no misspellings of anything.
    private const int MaxLength = 64;

    private const int Slip = 1;
    private const int Change = 2 * Slip;

    /// <summary>A sentence that names the most alike of the allowed names, and all of them.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> allowed)
    {
        if (allowed.Count == 0)
        {
            return "It has none.";
        }

        var all = "Known: " + string.Join(", ", allowed.Take(MaxListed)) + (allowed.Count > MaxListed ? ", …" : ".");
        return Find(name, allowed) is { } nearest ? $"Is '{nearest}' meant? {all}" : all;
    }

    /// <summary>The most alike of the allowed names; null where none is much alike.</summary>
    public static string? Find(string name, IReadOnlyCollection<string> allowed)
    {
        if (allowed.Count == 0)
        {
            return null;
        }

        var nearest = allowed.OrderBy(candidate => Distance(name, candidate)).First();
        var shorter = Math.Min(name.Length, nearest.Length);
        return Distance(name, nearest) <= Change * (shorter < 4 ? 1 : Math.Max(2, shorter / 3)) ? nearest : null;
    }

    /// <summary>What it takes to make one name of the other: letters are changed, added or taken away, and for half of that, two are
    /// swapped or words are joined another way.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > MaxLength || right.Length > MaxLength)
        {
            return Change * MaxLength;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 && j == 0 ? 0 : Math.Min(
                    Math.Min(
                        i == 0 ? int.MaxValue : rows[i - 1, j] + Cost(left[i - 1]),
                        j == 0 ? int.MaxValue : rows[i, j - 1] + Cost(right[j - 1])),
                    i == 0 || j == 0 ? int.MaxValue : Exchanged(i, j));
            }
        }

        return rows[left.Length, right.Length];

        int Exchanged(int i, int j)
        {
            var changed = rows[i - 1, j - 1] + (AreSame(left[i - 1], right[j - 1]) ? 0 : Math.Max(Cost(left[i - 1]), Cost(right[j - 1])));
            var isSwap = i > 1 && j > 1 && AreSame(left[i - 1], right[j - 2]) && AreSame(left[i - 2], right[j - 1]);
            return isSwap ? Math.Min(changed, rows[i - 2, j - 2] + Slip) : changed;
        }
    }

    private static int Cost(char letter) => letter is '_' or '-' or ' ' or '.' ? Slip : Change;

    private static bool AreSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
