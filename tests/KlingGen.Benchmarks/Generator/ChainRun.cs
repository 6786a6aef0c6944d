using System.Diagnostics;

namespace KlingGen.Benchmarks.Generator;

/// <summary>What many files cost, after start-up.</summary>
/// <param name="Milliseconds">A run by a driver that knows nothing.</param>
/// <param name="Allocated">Bytes that it allocates.</param>
/// <param name="Kept">Bytes that the driver keeps for the next run.</param>
/// <param name="Peak">Bytes by which the process grew at most.</param>
internal sealed record ChainRun(double Milliseconds, long Allocated, long Kept, long Peak)
{
    private const int Runs = 3;

    public static ChainRun Of(int count)
    {
        WarmUp();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var input = new GeneratorInput(Documents.Chain(count));
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var driver = input.Run();
        var times = new List<double> { Stopwatch.GetElapsedTime(start).TotalMilliseconds };
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        var peak = process.PeakWorkingSet64 - before;
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        GC.KeepAlive(driver);
        while (times.Count < Runs)
        {
            start = Stopwatch.GetTimestamp();
            input.Run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new ChainRun(Median.Of(times), allocated, heap, peak);
    }

    /// <summary>Until the JIT has had its last word, with so few files that they leave no trace in the peak.</summary>
    private static void WarmUp()
    {
        var input = new GeneratorInput(Documents.Chain(20));
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(1.5);)
        {
            input.Run();
        }
    }
}
