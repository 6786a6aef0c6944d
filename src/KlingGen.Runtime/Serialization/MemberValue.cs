using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Reads values of members that may be of another format than their type takes, or out of its range.</summary>
internal static class MemberValue
{
    /// <summary>Reads the value of a member, or else keeps it with its owner as it is.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    /// <param name="names">The names of the owner's members.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="owner">The object that has the member.</param>
    /// <returns>The value, or null where it is kept.</returns>
    public static T? Read<T, TCodec>(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        TryRead<T, TCodec>(ref reader, NameOf(names, index), owner, out var value) ? value : null;

    /// <inheritdoc cref="Read" />
    public static T ReadObject<T, TCodec>(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner)
        where T : class
        where TCodec : IJsonCodec<T> =>
        TryRead<T, TCodec>(ref reader, NameOf(names, index), owner, out var value) ? value : null!;

    /// <inheritdoc cref="Read" />
    public static Optional<T> ReadOptional<T, TCodec>(ref Utf8JsonReader reader, MemberNames names, int index, ApiObject owner)
        where TCodec : IJsonCodec<T> =>
        TryRead<T, TCodec>(ref reader, NameOf(names, index), owner, out var value) ? new(value) : default;

    /// <summary>Reads a value, or else keeps it with its owner as it is.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="owner">The object that has the member.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the value was read.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, string name, ApiObject owner, out T value)
        where TCodec : IJsonCodec<T>
    {
        if (!JsonMismatch.AreThrown)
        {
            return JsonMismatch.ReadHeard<T, TCodec>(ref reader, out value);
        }

        switch (JsonMismatch.Try<T, TCodec>(ref reader, out value))
        {
            case JsonFit.Fits:
                return true;
            case JsonFit.Misfits:
                owner.Keep(new UnreadMember<T, TCodec>(name, JsonElement.ParseValue(ref reader)));
                return false;
            default:
                throw Mistyped<T, TCodec>(ref reader);
        }
    }

    /// <summary>The first value inside that is of the wrong JSON type.</summary>
    private static ApiJsonException Mistyped<T, TCodec>(ref Utf8JsonReader reader)
        where TCodec : IJsonCodec<T>
    {
        var start = reader.TokenStartIndex;
        var mismatches = new List<JsonMismatch>();
        JsonMismatch.Collect<T, TCodec>(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText()), mismatches);
        var first = mismatches.Find(static mismatch => mismatch.Fit == JsonFit.Mistyped);
        return new ApiJsonException(first.Message, first.Keyword, start + first.Offset);
    }

    private static string NameOf(MemberNames names, int index)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.NameOf(index);
    }
}
