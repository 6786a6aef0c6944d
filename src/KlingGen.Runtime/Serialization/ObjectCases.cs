using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Chooses among the objects of a union by what is in the text, without reading it twice as a whole.</summary>
public sealed class ObjectCases
{
    private readonly ObjectCase[] _cases;

    /// <summary>Makes a table.</summary>
    /// <param name="cases">The cases, in the order of the document.</param>
    public ObjectCases(params ObjectCase[] cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        _cases = cases;
    }

    /// <summary>The string value of an object's discriminator; null when there is none.</summary>
    /// <param name="reader">Stands on the object's start; a copy, so that the caller's does not move.</param>
    /// <param name="name">The discriminator's name.</param>
    public static string? Discriminator(Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
            {
                return reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                    _ => null,
                };
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>Reads a value that may be of a case or not.</summary>
    /// <typeparam name="T">The type of the case.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="utf8">The value's text.</param>
    /// <param name="value">The value; only complete when it is of the case.</param>
    /// <returns>Whether each value in the text has the type that its place asks for.</returns>
    public static bool TryRead<T, TCodec>(ReadOnlySpan<byte> utf8, out T value)
        where TCodec : IJsonCodec<T>
    {
        var mismatches = new List<JsonMismatch>();
        value = JsonMismatch.Collect<T, TCodec>(utf8, mismatches);
        return mismatches.Count == 0;
    }

    /// <summary>The number of the case that the object fits best; 0 when it contradicts all of them.</summary>
    /// <param name="reader">Stands on the object's start; a copy, so that the caller's does not move.</param>
    public int Choose(Utf8JsonReader reader)
    {
        Span<Score> scores = _cases.Length <= 64 ? stackalloc Score[_cases.Length] : new Score[_cases.Length];
        scores.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            reader.Read();
            for (var i = 0; i < _cases.Length; i++)
            {
                Count(_cases[i], ref scores[i], name, ref reader);
            }

            reader.Skip();
        }

        return Best(scores, isComplete: true) is > 0 and var complete ? complete : Best(scores, isComplete: false);
    }

    private static void Count(ObjectCase @case, ref Score score, ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        var index = @case.Names.Find(name, -1);
        if (index < 0)
        {
            score.Unknown++;
            return;
        }

        score.Known++;
        score.Required += @case.IsRequired[index] ? 1 : 0;
        if (@case.Constants[index] is { } values)
        {
            score.IsContradicted |= !IsAmong(values, ref reader);
            score.Fixed++;
        }
    }

    private static bool IsAmong(JsonConstant[] values, ref Utf8JsonReader reader)
    {
        foreach (var value in values)
        {
            if (value.Text is { } text
                ? reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text)
                : reader.TokenType != JsonTokenType.String && reader.ValueSpan.SequenceEqual(value.Json))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="scores">By case.</param>
    /// <param name="isComplete">Whether all required members must be there. An object that lacks some still fits best where most of its members are known.</param>
    private int Best(ReadOnlySpan<Score> scores, bool isComplete)
    {
        var best = -1;
        for (var i = 0; i < _cases.Length; i++)
        {
            var isPossible = !scores[i].IsContradicted && (isComplete ? scores[i].Required >= _cases[i].RequiredCount : scores[i].Known > 0);
            if (isPossible && (best < 0 || scores[i].IsBetterThan(scores[best])))
            {
                best = i;
            }
        }

        return best < 0 ? 0 : _cases[best].Number;
    }

    private struct Score
    {
        public int Known;
        public int Unknown;
        public int Required;
        public int Fixed;
        public bool IsContradicted;

        public readonly bool IsBetterThan(in Score other) =>
            (Fixed, Known, Required).CompareTo((other.Fixed, other.Known, other.Required)) > 0;
    }
}
