using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>What texts have in common, whatever type is read from them.</summary>
internal static class JsonTextReading
{
    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    /// <summary>The exception that tells callers where in the text something is wrong.</summary>
    /// <param name="cause">What reading threw.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="position">How far reading came.</param>
    public static ApiJsonException Located(Exception cause, ReadOnlySpan<byte> utf8, long position) => cause switch
    {
        ApiJsonException { Offset: >= 0 } mismatch =>
            new ApiJsonException(mismatch.Message, JsonLocations.PointerAt(utf8, mismatch.Offset), null),
        ApiJsonException located => located,
        InvalidOperationException => new ApiJsonException(
            "The text is not valid UTF-8, or has half a surrogate pair.", JsonLocations.PointerAt(utf8, position), cause),
        _ when utf8.Trim(" \t\r\n"u8).IsEmpty => new ApiJsonException("The text is empty; JSON is expected.", cause),
        _ => new ApiJsonException("The text is not JSON. " + cause.Message, cause),
    };

    /// <summary>The exception that tells callers where in a value something is wrong.</summary>
    /// <param name="mismatch">What reading threw.</param>
    /// <param name="start">Stands on the value's first token.</param>
    public static ApiJsonException Located(ApiJsonException mismatch, Utf8JsonReader start) =>
        new(mismatch.Message, JsonLocations.PointerAt(start, mismatch.Offset), null);
}
