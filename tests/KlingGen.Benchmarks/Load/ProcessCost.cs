using System.Diagnostics;

namespace KlingGen.Benchmarks.Load;

/// <summary>What this process has used so far.</summary>
/// <param name="Time">When it was looked at.</param>
/// <param name="Processor">The time of all cores.</param>
/// <param name="Allocated">Bytes that were ever allocated.</param>
/// <param name="WorkingSet">Bytes in memory.</param>
/// <param name="Heap">Bytes of objects, garbage included.</param>
internal readonly record struct ProcessCost(long Time, TimeSpan Processor, long Allocated, long WorkingSet, long Heap)
{
    public static ProcessCost Now()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessCost(
            Stopwatch.GetTimestamp(),
            process.TotalProcessorTime,
            GC.GetTotalAllocatedBytes(),
            process.WorkingSet64,
            GC.GetTotalMemory(forceFullCollection: false));
    }

    public double SecondsSince(ProcessCost before) => Stopwatch.GetElapsedTime(before.Time, Time).TotalSeconds;

    public double CoresSince(ProcessCost before) => (Processor - before.Processor).TotalSeconds / SecondsSince(before);
}
