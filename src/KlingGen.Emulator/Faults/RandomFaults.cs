using System.Net;

namespace KlingGen.Emulator.Faults;

/// <summary>Faults that strike at random, the same each time for one seed.</summary>
internal sealed class RandomFaults(double rate, int seed, Fault[] kinds)
{
    private readonly Random _random = new(seed);

    /// <summary>What happens at a bad gateway on a bad day; each ends by itself.</summary>
    public static Fault[] Usual { get; } =
    [
        Fault.Code(1302),
        Fault.Code(5000),
        Fault.Code(5001).AfterCarryingOut(),
        Fault.Status(HttpStatusCode.BadGateway),
        Fault.Status(HttpStatusCode.BadGateway).AfterCarryingOut(),
        Fault.Html(),
        Fault.CutUnread(),
        Fault.CutBefore(),
        Fault.CutAfter(),
        Fault.HalfBody(),
        Fault.HalfBody(0.5, BodyFraming.Chunked),
    ];

    public double Rate => rate;

    public int Seed => seed;

    public IReadOnlyList<Fault> Kinds => kinds;

    public Fault? Draw(FaultTarget call, string? gateway)
    {
        var fitting = Array.FindAll(kinds, fault => fault.WaitsFor(call, gateway));
        return fitting.Length > 0 && _random.NextDouble() < rate ? fitting[_random.Next(fitting.Length)] : null;
    }
}
