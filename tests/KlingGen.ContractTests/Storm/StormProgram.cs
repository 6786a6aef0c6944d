namespace KlingGen.ContractTests.Storm;

/// <summary>A program as a user would write it: it brings home what an earlier run left, then makes what is missing. It may be killed at any
/// time.</summary>
internal static class StormProgram
{
    public static async Task<int> RunAsync(string folder)
    {
        var plan = StormPlan.Read(folder);
        await Task.WhenAll(plan.Addresses.Select(gateway => RunAsync(plan, gateway.Key, gateway.Value)));
        return 0;
    }

    private static async Task RunAsync(StormPlan plan, string gateway, Uri address)
    {
        using var client = new KlingClient(KlingGateway.Create(gateway, "key", address), options: new KlingClientOptions
        {
            Journal = TaskJournal.InFolder(plan.Journal),
            RetryDelay = TimeSpan.FromMilliseconds(20),
            SearchTime = TimeSpan.FromSeconds(1),
            PollInterval = TimeSpan.FromMilliseconds(100),
        });
        await foreach (var resumed in client.ResumeAllAsync())
        {
            if (resumed.Error is { } error)
            {
                Console.WriteLine($"{gateway}: {resumed.Entry}: {error.Message}");
            }
        }

        await Task.WhenAll(Enumerable.Range(0, plan.TasksEach)
            .Where(number => !File.Exists(plan.VideoOf(gateway, number)))
            .Select(number => MakeAsync(client, gateway, number, plan.VideoOf(gateway, number))));
    }

    private static async Task MakeAsync(KlingClient client, string gateway, int number, string path)
    {
        TaskHandle? made = null;
        while (true)
        {
            try
            {
                await (made is null ? client.GenerateAsync(Request(gateway, number), path) : client.ResumeAsync(made, path));
                return;
            }
            catch (KlingException exception) when (exception.Outcome == TaskOutcome.MayExist && exception.Handle is null)
            {
                // Nothing finds the task, and another create may pay twice: a person decides, by the journal.
                Console.WriteLine($"{gateway} {number}: {exception.Message}");
                return;
            }
            catch (KlingException exception)
            {
                Console.WriteLine($"{gateway} {number}: {exception.Outcome} {exception.Message}");
                made = exception.Outcome == TaskOutcome.Made ? exception.Handle : null;
            }
        }
    }

    private static TextToVideoRequest Request(string gateway, int number) => new()
    {
        ModelName = gateway is "videos" or "anyapi" ? "kling-v3" : "kling-v2-1",
        Mode = Mode.Std,
        Duration = "5",
        Prompt = StormPlan.PromptOf(number),
    };
}
