using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Validation;

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

    /// <summary>The number of the case that the object fits best; 0 when it contradicts all of them.</summary>
    /// <param name="reader">Stands on the object's start; a copy, so that the caller's does not move.</param>
    public int Choose(Utf8JsonReader reader) => Choose(reader, default, out _) is >= 0 and var index ? _cases[index].Number : 0;

    /// <summary>The index of the case that the object fits best among those that were not tried; -1 when it contradicts all of
    /// them.</summary>
    internal int Choose(Utf8JsonReader reader, in CasesTried tried, out Fit fit)
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

        for (fit = Fit.Complete; fit < Fit.None; fit++)
        {
            if (Best(scores, fit, tried) is >= 0 and var best)
            {
                return best;
            }
        }

        return -1;
    }

    private static void Count(ObjectCase @case, ref Score score, ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        var index = @case.Names.Find(name, -1);
        if (index < 0)
        {
            CountType(@case.OtherTypes, ref score, ref reader);
            return;
        }

        score.Known++;
        score.Required += @case.IsRequired[index] ? 1 : 0;
        if (@case.Constants[index] is { } values)
        {
            score.IsContradicted |= !IsAmong(values, ref reader);
            score.Fixed++;
        }
        else if (@case.Types is { } types)
        {
            CountType(types[index], ref score, ref reader);
        }
    }

    private static void CountType(JsonTypes allowed, ref Score score, ref Utf8JsonReader reader)
    {
        if (allowed != JsonTypes.None && TypeOf(ref reader) is var type && (allowed & type) == 0)
        {
            // Null is taken for an absent member where the document does not allow it, and contradicts nothing.
            score.Nulls += type == JsonTypes.Null ? 1 : 0;
            score.IsMistyped |= type != JsonTypes.Null;
        }
    }

    private static JsonTypes TypeOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => JsonTypes.Null,
        JsonTokenType.True or JsonTokenType.False => JsonTypes.Boolean,
        JsonTokenType.Number =>
            reader.TryGetInt64(out _) || WholeNumber.TryGetInt64(ref reader, out _) ? JsonTypes.Integer : JsonTypes.Fraction,
        JsonTokenType.String => JsonTypes.String,
        JsonTokenType.StartArray => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    internal static bool IsAmong(JsonConstant[] values, ref Utf8JsonReader reader)
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

    private int Best(ReadOnlySpan<Score> scores, Fit fit, in CasesTried tried)
    {
        var best = -1;
        for (var i = 0; i < _cases.Length; i++)
        {
            if (scores[i].Has(fit, _cases[i]) && !tried.Contains(i) && (best < 0 || scores[i].IsBetterThan(scores[best])))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>How well an object fits a case, the best first.</summary>
    internal enum Fit
    {
        /// <summary>All required members are there.</summary>
        Complete,

        /// <summary>Some required members are missing.</summary>
        Partial,

        /// <summary>A fixed value names the case, though values of other members are of the wrong type: reading says which.</summary>
        Named,

        /// <summary>It contradicts the case.</summary>
        None,
    }

    private struct Score
    {
        public int Known;
        public int Required;
        public int Fixed;
        public int Nulls;
        public bool IsMistyped;
        public bool IsContradicted;

        public readonly bool Has(Fit fit, ObjectCase @case) => !IsContradicted && fit switch
        {
            Fit.Complete => !IsMistyped && Required >= @case.RequiredCount,
            Fit.Partial => !IsMistyped && Known > 0,
            _ => Fixed > 0,
        };

        public readonly bool IsBetterThan(in Score other) =>
            (Fixed, Known, Required, other.Nulls).CompareTo((other.Fixed, other.Known, other.Required, Nulls)) > 0;
    }
}
