using System.Globalization;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Requests;

/// <summary>The terms in which requests say what a video is to be like.</summary>
internal static class VideoTerms
{
    private const int FullHd = 1080;
    private const int UltraHd = 2160;

    /// <summary>A length such as <c>5</c>, <c>5.5</c> or <c>5s</c>.</summary>
    public static double? Seconds(string? text) =>
        double.TryParse(text?.TrimEnd('s', 'S', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0
            ? seconds
            : null;

    /// <summary>A ratio such as <c>16:9</c>, also of a size such as <c>1280x720</c>.</summary>
    public static string? Ratio(string? text)
    {
        if (Sides(text) is not var (width, height))
        {
            return null;
        }

        var divisor = Divisor(width, height);
        return $"{width / divisor}:{height / divisor}";
    }

    /// <summary>A mode, a resolution or a size: <c>pro</c>, <c>1080P</c>, <c>1920x1080</c>.</summary>
    public static VideoQuality? Quality(string? text)
    {
        var lines = Sides(text) is var (width, height) ? Math.Min(width, height)
            : int.TryParse(text?.TrimEnd('p', 'P'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        return text?.ToUpperInvariant() switch
        {
            "STD" => VideoQuality.Standard,
            "PRO" => VideoQuality.Professional,
            "4K" => VideoQuality.FourK,
            _ when lines >= UltraHd => VideoQuality.FourK,
            _ when lines >= FullHd => VideoQuality.Professional,
            _ => lines > 0 ? VideoQuality.Standard : null,
        };
    }

    private static (int Width, int Height)? Sides(string? text) =>
        text?.Split('x', 'X', ':', '*') is [var width, var height]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w) && w > 0
        && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h > 0
            ? (w, h)
            : null;

    private static int Divisor(int left, int right) => right == 0 ? left : Divisor(right, left % right);
}
