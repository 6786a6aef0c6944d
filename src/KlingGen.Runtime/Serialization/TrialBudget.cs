using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>How much may be read in vain. Unions inside unions read what is inside again for each case, so that a hostile text of a few
/// hundred bytes would never end.</summary>
internal readonly ref struct TrialBudget
{
    /// <summary>How often a value may be read again as a whole.</summary>
    private const int Times = 16;

    /// <summary>What small values may cost in any case, in bytes.</summary>
    private const int Least = 4096;

    [ThreadStatic]
    private static int t_depth;

    [ThreadStatic]
    private static long t_left;

    private readonly int _outer;

    private TrialBudget(long length)
    {
        _outer = t_depth++;
        if (_outer == 0)
        {
            t_left = Least + (Times * length);
        }
    }

    /// <summary>Begins trials with a value that the reader stands on, inside those that are under way.</summary>
    public static TrialBudget Enter(in Utf8JsonReader reader) => new(t_depth == 0 ? LengthOf(reader) : 0);

    /// <summary>Begins trials with a text, inside those that are under way.</summary>
    public static TrialBudget Enter(ReadOnlySpan<byte> utf8) => new(utf8.Length);

    /// <summary>Counts a trial that was in vain.</summary>
    /// <returns>Whether there may be another one.</returns>
    public static bool Spend(in Utf8JsonReader reader) => Spend(LengthOf(reader));

    /// <inheritdoc cref="Spend(in Utf8JsonReader)" />
    public static bool Spend(long length) => (t_left -= length) > 0;

    public void Dispose() => t_depth = _outer;

    private static long LengthOf(Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        reader.Skip();
        return reader.BytesConsumed - start;
    }
}
