namespace KlingGen.Emulator.Control;

/// <summary>What a misspelt name probably means.</summary>
internal static class NearestName
{
    /// <summary>The name that takes the fewest changes to come to; null when even that is another word.</summary>
    public static string? Find(string name, IReadOnlyList<string> names)
    {
        var nearest = names.MinBy(other => Distance(name, other));
        return nearest is not null && Distance(name, nearest) <= Math.Max(1, name.Length / 3) ? nearest : null;
    }

    // Levenshtein's distance, without regard to case.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
