using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Asks what a value is before it is read.</summary>
public static class UnionReader
{
    /// <summary>Whether the number that the reader stands on is whole.</summary>
    /// <param name="reader">Stands on a number.</param>
    public static bool IsInteger(ref Utf8JsonReader reader) => reader.TryGetInt64(out _) || Validation.JsonNumber.Of(JsonElement.ParseValue(ref reader)).IsInteger;

    /// <summary>Reads a value if it can be read as a type, without complaint if it cannot.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">Stands on the value's first token; if it was read, afterwards on its last.</param>
    /// <param name="value">The value.</param>
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value)
        where TCodec : IJsonCodec<T> => JsonMismatch.TryRead<T, TCodec>(ref reader, out value);

    /// <summary>What a caller did wrong who asks a union for a case that it is not.</summary>
    public static InvalidOperationException Empty() => new("The union holds no value.");
}
