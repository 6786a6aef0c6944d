using System.Globalization;
using System.Text.Json;

namespace KlingGen.Tasks;

/// <summary>Reads values whose JSON type drifts from gateway to gateway. Nothing here throws: what does not fit is absent.</summary>
internal static class JsonReading
{
    /// <summary>The first of the named members that is there and not null.</summary>
    public static JsonElement? Member(JsonElement owner, params ReadOnlySpan<string> names)
    {
        if (owner.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first of the named members that is a string with content, or a number, as text.</summary>
    public static string? Text(JsonElement owner, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Member(owner, name) is { } value && AsText(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A string as it is, a number as it was written; null for everything else.</summary>
    public static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>A number, or a string that holds one, with or without a percent sign.</summary>
    public static double? AsNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(
            value.GetString().AsSpan().Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };

    public static decimal? AsDecimal(JsonElement value) =>
        AsText(value) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Uri? AsLink(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? link
            : null;
}
