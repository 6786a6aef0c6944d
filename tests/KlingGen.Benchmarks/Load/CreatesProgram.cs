using System.Globalization;

namespace KlingGen.Benchmarks.Load;

/// <summary>Many creates that are called at once, over real sockets, where few tasks may run or any number.
/// <c>creates [--count 100] [--slots 3] [--task 1]</c>; no slots (0) is no limit, and a task's time is in seconds.</summary>
internal static class CreatesProgram
{
    public static async Task<IReadOnlyList<Result>> RunAsync(string[] args)
    {
        var arguments = new LoadArguments(args);
        var count = (int)arguments.Number("count", 100);
        var slots = (int)arguments.Number("slots", 3);
        var duration = arguments.Number("task", 1);
        using var server = await LoadProcess.StartAsync(["--slots", Text(slots), "--task", Text(duration), .. args]);
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key").WithBaseAddress(server.Address));
        await client.GetAsync(TaskHandle.Parse("kapon/text2video/1"));

        var before = ProcessCost.Now();
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => client.CreateAsync(new TextToVideoRequest { Prompt = Text(number) })));
        var (after, told) = (ProcessCost.Now(), await server.ReportAsync());

        var name = slots == 0 ? $"{count} creates" : $"{count} creates at {slots} slots";
        var processor = (after.Processor - before.Processor).TotalMilliseconds / count;
        List<Result> results =
        [
            new Result($"{name}, made out of order", told.Overtaken, slots == 0 ? count : 0, "count"),
            new Result($"{name}, tasks more than asked for", told.Tasks - count, 0, "count"),
        ];
        if (slots == 0)
        {
            results.Add(new Result($"{name}, processor for one", processor, 1, "ms"));
            results.Add(new Result($"{name}, allocated for one", (double)(after.Allocated - before.Allocated) / count, 40_000, "bytes"));
        }
        else
        {
            results.Add(new Result($"{name}, creates sent", told.Creates, count * 1.4, "count"));
            results.Add(new Result($"{name}, queries sent", told.Queries, count * 5, "count"));
            results.Add(new Result($"{name}, time / ideal", told.MakingSeconds / ((count - 1) / slots * duration), 1.25, "ratio"));
        }

        return results;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
