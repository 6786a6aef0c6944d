using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>How often a gateway wants to be asked: the first pauses are short, later ones longer.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Longest">The pause that is grown to.</param>
internal readonly record struct PollingPace(TimeSpan First, TimeSpan Longest)
{
    private const double Growth = 1.2;
    private const double Jitter = 0.1;

    public static PollingPace Of(GatewayDescriptor gateway) => new(gateway.FirstPause, gateway.LongestPause);

    public static PollingPace Every(TimeSpan interval) => new(interval, interval);

    /// <summary>The pause before the query of this number, a tenth longer or shorter, so that tasks begun together drift apart.</summary>
    public TimeSpan Pause(int query)
    {
        var grown = First * Math.Pow(Growth, Math.Min(query, 30));
        var pause = grown < Longest ? grown : Longest;
        return pause * (1 + (((Random.Shared.NextDouble() * 2) - 1) * Jitter));
    }
}
