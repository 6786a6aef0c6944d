namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>What a misspelled name most likely means.</summary>
internal static class NearestName
{
    private const int MaxListed = 20;

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
        var nearest = allowed.OrderBy(candidate => Distance(name, candidate)).First();
        var shorter = Math.Min(name.Length, nearest.Length);
        return Distance(name, nearest) <= (shorter < 4 ? 1 : Math.Max(2, shorter / 3)) ? nearest : null;
    }

    /// <summary>How many letters must be changed, added or taken away.</summary>
    private static int Distance(string left, string right)
    {
        // Longer names are no misspellings of anything.
        const int limit = 64;
        if (left.Length > limit || right.Length > limit)
        {
            return limit;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
