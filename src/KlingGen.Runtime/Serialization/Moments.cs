using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Dates and times as RFC 3339 writes them.</summary>
internal static class Moments
{
    private static readonly string[] s_moments =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_times = ["HH:mm:ss.FFFFFFF", "HH:mm:ss.FFFFFFF'Z'", "HH:mm"];

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value) =>
        reader.TryGetDateTimeOffset(out value) || TryParse(reader.GetString()!, out value);

    public static bool TryRead(ref Utf8JsonReader reader, out DateOnly value) =>
        DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryRead(ref Utf8JsonReader reader, out TimeOnly value) =>
        TimeOnly.TryParseExact(reader.GetString(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(Text(value));

    public static void Write(Utf8JsonWriter writer, DateOnly value) => writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Write(Utf8JsonWriter writer, TimeOnly value) => writer.WriteStringValue(value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    private static string Text(DateTimeOffset value) => value.Offset == TimeSpan.Zero
        ? value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
        : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
