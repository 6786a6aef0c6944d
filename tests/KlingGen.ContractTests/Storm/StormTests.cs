using System.Diagnostics;
using System.Text.Json;
using KlingGen.ContractTests.Cli;
using KlingGen.ContractTests.Emulator;
using KlingGen.Emulator;
using Xunit.Abstractions;

namespace KlingGen.ContractTests.Storm;

/// <summary>Gateways whose every fifth call fails, and a program that is killed three times.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const double FailingCalls = 0.2;
    private const int Kills = 3;

    // All gateways together; more by the command in CONTRIBUTING.
    private static readonly int Tasks = EnvironmentSetting.Number("KLINGGEN_STORM_TASKS", 72);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Every_video_is_made_once_and_comes_home(int seed)
    {
        using var folder = new TemporaryFolder();
        var books = new Books();
        await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions
        {
            Pace = EmulatorPace.Instant,
            RecordedRequests = 0,
            RequestCompleted = _ => books.Look(),
        });
        books.Emulator = emulator;
        emulator.Faults.AtRandom(FailingCalls, seed);
        var gateways = KlingGateway.Descriptors.Where(static gateway => gateway.Name != "emulator").ToList();
        var plan = new StormPlan(
            folder.Path, gateways.ToDictionary(gateway => gateway.Name, gateway => emulator.AddressOf(gateway.Name)), Tasks / gateways.Count);
        plan.Write();
        var began = Stopwatch.GetTimestamp();

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var process = Start(folder.Path);
            var ignored = process.StandardOutput.ReadToEndAsync();
            await books.WaitForAsync(tasks: plan.TasksEach * gateways.Count * kill / (Kills + 1));
            process.Kill();
            await process.WaitForExitAsync();
            await ignored;
        }

        using (var last = Start(folder.Path))
        {
            output.WriteLine(await last.StandardOutput.ReadToEndAsync());
            await last.WaitForExitAsync();
            last.ExitCode.Should().Be(0);
        }

        var uncertain = await UncertainAsync(plan);
        foreach (var gateway in gateways)
        {
            var made = emulator.Tasks.Where(task => task.Gateway == gateway.Name).ToLookup(PromptOf);
            var honoursIds = gateway.Products[0].IdempotencyKey is not null;
            for (var number = 0; number < plan.TasksEach; number++)
            {
                var prompt = StormPlan.PromptOf(number);
                var isHome = File.Exists(plan.VideoOf(gateway.Name, number));
                made[prompt].Count().Should().BeLessThanOrEqualTo(1, "{0} at {1} is paid for once", prompt, gateway.Name);
                (isHome || (!honoursIds && uncertain.Contains((gateway.Name, prompt))))
                    .Should().BeTrue("{0} at {1} is home, or on record", prompt, gateway.Name);
                if (isHome)
                {
                    Mp4File.Parse(await File.ReadAllBytesAsync(plan.VideoOf(gateway.Name, number))).Seconds.Should().BePositive();
                }
            }
        }

        output.WriteLine($"{emulator.Totals.Requests} requests, {emulator.Totals.Tasks} tasks, {uncertain.Count} on record as 'may exist', "
            + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }

    private static async Task<HashSet<(string Gateway, string Prompt)>> UncertainAsync(StormPlan plan)
    {
        var found = new HashSet<(string, string)>();
        await foreach (var entry in TaskJournal.InFolder(plan.Journal).ReadAsync())
        {
            if (entry is { IsOpen: true, Outcome: TaskOutcome.MayExist })
            {
                found.Add((entry.Intent.Gateway, PromptOf(entry.Intent.Request)));
            }
        }

        return found;
    }

    private static string PromptOf(BookedTask task) => PromptOf(System.Text.Encoding.UTF8.GetBytes(task.Request));

    private static string PromptOf(ReadOnlyMemory<byte> request)
    {
        using var json = JsonDocument.Parse(request);
        return json.RootElement.GetProperty("prompt").GetString()!;
    }

    private static Process Start(string folder) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(StormTests).Assembly.Location, "storm", folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    /// <summary>Tells when the emulator's books hold a number of tasks.</summary>
    private sealed class Books
    {
        private readonly Lock _lock = new();
        private int _awaited = int.MaxValue;
        private TaskCompletionSource _reached = new();

        public KlingEmulator? Emulator { get; set; }

        public Task WaitForAsync(int tasks)
        {
            lock (_lock)
            {
                (_awaited, _reached) = (tasks, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            Look();
            return _reached.Task;
        }

        public void Look()
        {
            lock (_lock)
            {
                if (Emulator?.Totals.Tasks >= _awaited)
                {
                    _reached.TrySetResult();
                }
            }
        }
    }
}
