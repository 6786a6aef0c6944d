using System.Globalization;
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
    private const double LongestVideo = 1e6;

    /// <summary>A text with content, or a number as it was written.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>A text or number as <see cref="Text(JsonElement)"/> has it, or a boolean: what codes are made of.</summary>
    public static string? Code(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Text(value),
    };

    /// <summary>The text at the first of the places that has one.</summary>
    public static string? Text(this JsonPlaces places, JsonElement root)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places.TryFind(root, i, out var value) && Text(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A number, or a text that holds one, with or without a percent sign.</summary>
    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(
            value.GetString().AsSpan().Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };

    public static decimal? Decimal(JsonElement value) =>
        Text(value) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Uri? Link(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? link
            : null;

    public static TimeSpan? Duration(JsonElement value) =>
        Number(value) is >= 0 and < LongestVideo and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time in the unit that the document names, unless it is plainly in another: gateways change units without notice.</summary>
    public static DateTimeOffset? Time(JsonElement value, TimeUnit unit)
    {
        if (Number(value) is { } number)
        {
            return FromNumber(number, unit);
        }

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
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
