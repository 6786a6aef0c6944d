using System.Globalization;

namespace KlingGen.Cli.CommandLine;

/// <summary>Spans of time as people type them: <c>90s</c>, <c>15m</c>, <c>2h</c>. A number alone could be any of them.</summary>
internal static class TimeText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static bool TryParse(string text, out TimeSpan time)
    {
        var unit = text.Length == 0 ? TimeSpan.Zero : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        var digits = text.AsSpan().TrimEnd("smh");
        time = default;
        if (unit == TimeSpan.Zero || digits.Length != text.Length - 1
            || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count <= 0 || count > Longest / unit)
        {
            return false;
        }

        time = count * unit;
        return true;
    }
}
