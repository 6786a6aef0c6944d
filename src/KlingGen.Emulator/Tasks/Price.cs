namespace KlingGen.Emulator.Tasks;

/// <summary>What the vendor takes for a video, in its units.</summary>
internal static class Price
{
    /// <summary>Units per second at std, pro and 4k, silent and with sound.</summary>
    private readonly record struct Rates(decimal Std, decimal Pro, decimal FourK, decimal StdSound, decimal ProSound);

    public static string TextOf(VideoOrder order) => Of(order).ToString("0.##");

    public static decimal Of(VideoOrder order)
    {
        var rates = RatesOf(order.Model);
        var rate = (order.Quality, order.Sound) switch
        {
            (VideoQuality.FourK, _) => rates.FourK,
            (VideoQuality.Professional, false) => rates.Pro,
            (VideoQuality.Professional, true) => rates.ProSound,
            (_, false) => rates.Std,
            (_, true) => rates.StdSound,
        };
        return rate * (decimal)order.Seconds;
    }

    // Models that the vendor has retired have no rate any more; 2.5 Turbo's stands in.
    private static Rates RatesOf(string? model) => model switch
    {
        "kling-v3" => new(0.6m, 0.8m, 3m, 0.9m, 1.2m),
        "kling-v3-omni" => new(0.6m, 0.8m, 3m, 0.8m, 1m),
        "kling-video-o1" => new(0.6m, 0.8m, 0.8m, 0.6m, 0.8m),
        _ => new(0.3m, 0.5m, 0.5m, 0.3m, 1m),
    };
}
