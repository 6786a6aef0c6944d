using System.ComponentModel;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Reads values that may be of a type or not, where a union tries its cases.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class JsonTrial
{
    /// <summary>Reads a value if each part of it has the JSON type, the format and the range that its place asks for.
    /// What is wrong is neither thrown nor reported.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">Stands on the value's first token; afterwards on its last, or where it was if the value does not fit.</param>
    /// <param name="value">The value; the default of its type if it does not fit.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string is not Unicode.</exception>
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, out T value)
        where TCodec : IJsonCodec<T> => JsonMismatch.Try<T, TCodec>(ref reader, out value) == JsonFit.Fits;
}
