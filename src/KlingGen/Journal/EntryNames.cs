using System.Buffers;

namespace KlingGen.Journal;

/// <summary>The names of entries and owners. They become file names, so nothing but lower-case letters and digits is one.</summary>
internal static class EntryNames
{
    private const int Longest = 64;
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    public static string New() => Guid.NewGuid().ToString("N");

    public static bool IsName(string? text) => text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExcept(Characters);
}
