using System.Globalization;
using System.Text.Json;

namespace KlingGen.Tasks;

/// <summary>Times as gateways send them: seconds, milliseconds or microseconds since 1970, as numbers or strings, or ISO 8601.</summary>
internal static class WireTime
{
    // A number of seconds this large lies in the year 5138, as milliseconds it is in 1973: no gateway means either.
    private const double FirstMilliseconds = 1e11;
    private const double FirstMicroseconds = 1e14;

    public static DateTimeOffset? Read(JsonElement value)
    {
        if (JsonReading.AsNumber(value) is { } number)
        {
            return FromNumber(number);
        }

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;
    }

    private static DateTimeOffset? FromNumber(double number)
    {
        var milliseconds = number switch
        {
            >= FirstMicroseconds => number / 1000,
            >= FirstMilliseconds => number,
            _ => number * 1000,
        };
        // Zero is what some gateways send for 'not yet'.
        return milliseconds > 0 && milliseconds < FirstMicroseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds))
            : null;
    }
}
