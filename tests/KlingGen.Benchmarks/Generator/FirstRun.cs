using System.Diagnostics;
using System.Runtime;
using System.Text;

namespace KlingGen.Benchmarks.Generator;

/// <summary>What the generator costs a process that has never run it, and one that has run it often.</summary>
/// <param name="First">The first run, in milliseconds: loading the generator, and all that it compiles just in time.</param>
/// <param name="Processor">The time of all cores in it, which tells whether the machine had other things to do.</param>
/// <param name="Jit">What of it the JIT took.</param>
/// <param name="Methods">How many methods the JIT compiled meanwhile.</param>
/// <param name="Bytes">Their IL.</param>
/// <param name="Warm">A run over the same documents by a driver that knows nothing, once nothing gets quicker.</param>
/// <param name="Growth">Bytes of emitted C# for a byte of the documents.</param>
internal sealed record FirstRun(
    double First, double Processor, double Jit, int Methods, long Bytes, double Warm, double Growth)
{
    private const int Together = 5;
    private const int Patience = 4;

    public static FirstRun Of(IReadOnlyList<SpecText> texts)
    {
        var input = new GeneratorInput(texts);
        var (jit, methods, bytes) = Compiled();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var driver = input.Run();
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        var after = Compiled();
        return new FirstRun(
            first,
            processor.TotalMilliseconds,
            (after.Time - jit).TotalMilliseconds,
            (int)(after.Methods - methods),
            after.Bytes - bytes,
            Warmed(() => input.Run()),
            driver.GetRunResult().Results[0].GeneratedSources.Sum(static source => Size(source.SourceText.ToString()))
                / texts.Sum(static text => Size(text.Text)));
    }

    /// <summary>What the JIT has done on this thread; the generator runs on one.</summary>
    private static (TimeSpan Time, long Methods, long Bytes) Compiled() => (
        JitInfo.GetCompilationTime(currentThread: true),
        JitInfo.GetCompiledMethodCount(currentThread: true),
        JitInfo.GetCompiledILBytes(currentThread: true));

    private static double Size(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Runs until it gets no quicker: the JIT compiles beside it what runs often.</summary>
    /// <returns>The median of the quickest runs that followed each other, in milliseconds.</returns>
    private static double Warmed(Action action)
    {
        var best = double.MaxValue;
        for (var left = Patience; left > 0; left--)
        {
            var last = Median.Of([.. Enumerable.Range(0, Together).Select(_ => Time(action))]);
            if (last < best)
            {
                left = last < 0.98 * best ? Patience + 1 : left;
                best = last;
            }
        }

        return best;
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
