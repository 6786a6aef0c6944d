using System.Globalization;

namespace KlingGen.Emulator.Control;

/// <summary>Times as people write them: <c>500ms</c>, <c>10s</c>, <c>1.5m</c>, <c>2h</c>, <c>30d</c>.</summary>
internal static class DurationText
{
    public const string Expected = "a time such as \"500ms\", \"10s\", \"15m\", \"2h\" or \"1d\", or a number of seconds";

    private const double MostSeconds = 365d * 24 * 60 * 60;

    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    public static bool TryParse(string text, out TimeSpan time)
    {
        var (unit, seconds) = Array.Find(Units, known => text.EndsWith(known.Unit, StringComparison.Ordinal));
        time = TimeSpan.Zero;
        return unit is not null
            && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && TryRead(number * seconds, out time);
    }

    public static bool TryRead(double seconds, out TimeSpan time)
    {
        var isTime = seconds is >= 0 and <= MostSeconds;
        time = isTime ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return isTime;
    }
}
