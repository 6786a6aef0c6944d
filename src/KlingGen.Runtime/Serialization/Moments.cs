using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Dates and times as RFC 3339 writes them.</summary>
internal static class Moments
{
    /// <summary>System.Text.Json takes no longer text for a moment, with each character escaped.</summary>
    private const int MaxBytes = 6 * 42;

    private static readonly string[] s_moments =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_times = ["HH:mm:ss.FFFFFFF", "HH:mm:ss.FFFFFFF'Z'", "HH:mm"];

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value) =>
        reader.TryGetDateTimeOffset(out value) ? HasOffset(reader) : TryParse(reader.GetString()!, out value);

    public static bool TryRead(ref Utf8JsonReader reader, out DateOnly value) =>
        DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryRead(ref Utf8JsonReader reader, out TimeOnly value) =>
        TimeOnly.TryParseExact(reader.GetString(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(Text(value));

    public static void Write(Utf8JsonWriter writer, DateOnly value) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Write(Utf8JsonWriter writer, TimeOnly value) =>
        writer.WriteStringValue(value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    private static string Text(DateTimeOffset value) => value.Offset == TimeSpan.Zero
        ? value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
        : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>A text without an offset names no moment: System.Text.Json takes it for the time of the place where the program happens
    /// to run.</summary>
    private static bool HasOffset(in Utf8JsonReader reader)
    {
        Span<byte> buffer = stackalloc byte[MaxBytes];
        ReadOnlySpan<byte> text = buffer[..reader.CopyString(buffer)];
        return text[^1] == 'Z' || text["yyyy-MM-dd".Length..].IndexOfAny("+-"u8) >= 0;
    }

    private static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        var hasOffset = text.Length > "yyyy-MM-dd".Length && text.AsSpan("yyyy-MM-dd".Length).IndexOfAny("Z+-") >= 0;
        return hasOffset
            && DateTimeOffset.TryParseExact(text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}
