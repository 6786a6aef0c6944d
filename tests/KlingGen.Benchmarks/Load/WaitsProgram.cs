namespace KlingGen.Benchmarks.Load;

/// <summary>Many tasks that are waited for at once, over real sockets: what it costs, and whether each is asked for as often as it should be.
/// <c>waits [--count 10000] [--interval 10] [--seconds 60] [--latency 0] [--notices] [--bare]</c>, in seconds but for the latency in ms.
/// Bare is a loop of <see cref="HttpClient"/> and nothing else: what the sockets, the timers and the threads cost by themselves.</summary>
internal static class WaitsProgram
{
    private const double Megabyte = 1024 * 1024;

    public static async Task<IReadOnlyList<Result>> RunAsync(string[] args)
    {
        var arguments = new LoadArguments(args);
        var count = (int)arguments.Number("count", 10_000);
        var interval = TimeSpan.FromSeconds(arguments.Number("interval", 10));
        var latency = TimeSpan.FromMilliseconds(arguments.Number("latency", 0));
        using var server = await LoadProcess.StartAsync(args);
        using var client = new KlingClient(KlingGateway.Kapon("sk-benchmark-key").WithBaseAddress(server.Address), options: new()
        {
            PollInterval = interval,
            WaitTimeout = Timeout.InfiniteTimeSpan,
            Notices = arguments.Has("notices") ? new TaskNotices() : null,
        });
        using var http = new HttpClient();
        Func<int, CancellationToken, Task> wait = arguments.Has("bare")
            ? (number, token) => AskAsync(http, new Uri(server.Address, $"v1/videos/text2video/{number}"), interval, token)
            : (number, token) => client.WaitAsync(TaskHandle.Parse($"kapon/text2video/{number}"), cancellationToken: token);
        await client.GetAsync(TaskHandle.Parse("kapon/text2video/1"));
        var idle = ProcessCost.Now();
        using var end = new CancellationTokenSource();
        var waits = await BeginAsync(wait, count, interval, end.Token);
        await Task.Delay(interval, CancellationToken.None);

        var (before, asked) = (ProcessCost.Now(), await server.ReportAsync());
        var largest = 0L;
        for (var left = arguments.Number("seconds", 60); left > 0; left--)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            largest = Math.Max(largest, Environment.WorkingSet);
        }

        var (after, told) = (ProcessCost.Now(), await server.ReportAsync());
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        await end.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Array.Find(waits, static wait => !wait.IsCanceled) is { } odd)
        {
            throw new InvalidOperationException("A wait ended early.", odd.Exception);
        }

        var (queries, seconds) = (told.Queries - asked.Queries, after.SecondsSince(before));
        var expected = count / (interval + latency).TotalSeconds;
        return
        [
            new Result($"{count} waits, processor", after.CoresSince(before), 0.25, "cores"),
            new Result($"{count} waits, processor for a query", (after.Processor - before.Processor).TotalMicroseconds / queries, 250, "us"),
            new Result($"{count} waits, allocated for a query", (double)(after.Allocated - before.Allocated) / queries, 12_000, "bytes"),
            new Result($"{count} waits, working set at most", largest / Megabyte, 150, "MB"),
            new Result($"{count} waits, working set beyond idle", (largest - idle.WorkingSet) / Megabyte, 150, "MB"),
            new Result($"{count} waits, live heap for a wait", (double)(heap - idle.Heap) / count, 8_000, "bytes"),
            new Result($"{count} waits, expected queries / sent", expected / (queries / seconds), 1.05, "ratio"),
        ];
    }

    // Spread over an interval, as tasks that were made one after the other.
    private static async Task<Task[]> BeginAsync(
        Func<int, CancellationToken, Task> wait, int count, TimeSpan interval, CancellationToken cancellationToken)
    {
        const int Steps = 100;
        var waits = new Task[count];
        for (var step = 0; step < Steps; step++)
        {
            for (var i = count * step / Steps; i < count * (step + 1) / Steps; i++)
            {
                waits[i] = wait(1_000_000_000 + i, cancellationToken);
            }

            await Task.Delay(interval / Steps, CancellationToken.None);
        }

        return waits;
    }

    private static async Task AskAsync(HttpClient http, Uri address, TimeSpan interval, CancellationToken cancellationToken)
    {
        while (true)
        {
            await http.GetByteArrayAsync(address, cancellationToken);
            await Task.Delay(interval * (0.9 + (Random.Shared.NextDouble() / 5)), cancellationToken);
        }
    }
}
