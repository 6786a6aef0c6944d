using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Values whose JSON type drifts from gateway to gateway. Nothing here throws: what does not fit is absent.</summary>
internal static class JsonFacts
{
    // A number of seconds this large lies in the year 5138, as milliseconds it is in 1973: no gateway means either.
    private const double FirstMilliseconds = 1e11;
    private const double FirstMicroseconds = 1e14;

    // September 2001: fewer seconds are no time of a task.
    private const double FirstSeconds = 1e9;
    public const double LongestVideo = 1e6;

    /// <summary>A text with content, or a number as it was written.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    /// <summary>A text or number as <see cref="Text(ref Utf8JsonReader)"/> has it, or a boolean: what codes are made of.</summary>
    public static string? Code(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => Text(ref reader),
    };

    /// <summary>A number, or a text that holds one, with or without a percent sign.</summary>
    public static double? Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Utf8Parser.TryParse(reader.ValueSpan, out double number, out _) && double.IsFinite(number) ? number : null;
        }

        return reader.TokenType == JsonTokenType.String
            && double.TryParse(
                reader.GetString().AsSpan().Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var read)
            && double.IsFinite(read)
                ? read
                : null;
    }

    public static decimal? Decimal(ref Utf8JsonReader reader) =>
        Text(ref reader) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static Uri? Link(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && Uri.TryCreate(reader.GetString(), UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? link
            : null;

    public static TimeSpan? Duration(ref Utf8JsonReader reader) =>
        Number(ref reader) is >= 0 and < LongestVideo and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time in the unit that the document names, unless it is plainly in another: gateways change units without
    /// notice.</summary>
    public static DateTimeOffset? Time(ref Utf8JsonReader reader, TimeUnit unit)
    {
        if (Number(ref reader) is { } number)
        {
            return FromNumber(number, unit);
        }

        return reader.TokenType == JsonTokenType.String
            && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;
    }

    private static DateTimeOffset? FromNumber(double number, TimeUnit unit)
    {
        var milliseconds = number switch
        {
            >= FirstMicroseconds => number / 1000,
            >= FirstMilliseconds => number,
            < FirstSeconds when unit == TimeUnit.Milliseconds => number,
            _ => number * 1000,
        };

        // Zero is what some gateways send for 'not yet'.
        return milliseconds > 0 && milliseconds < FirstMicroseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds))
            : null;
    }
}
