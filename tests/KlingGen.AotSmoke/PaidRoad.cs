using System.Text;

namespace KlingGen.AotSmoke;

/// <summary>A task from its create by one client to its video by another, with a journal between them and a callback that wakes the wait.</summary>
internal static class PaidRoad
{
    private static readonly KlingWebhookSecret s_secret = KlingWebhookSecret.Parse("whsec_c2VjcmV0");

    /// <summary>Goes the way.</summary>
    /// <returns>What is broken; null if nothing is.</returns>
    public static async Task<string?> WalkAsync()
    {
        var folder = Directory.CreateTempSubdirectory("klinggen-aot-");
        try
        {
            return await WalkAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string?> WalkAsync(string folder)
    {
        var gateway = new Gateway();
        using var http = new HttpClient(gateway) { Timeout = Timeout.InfiniteTimeSpan };
        var journal = TaskJournal.InFolder(JournalIn(folder));
        using ((IDisposable)journal)
        using (var first = Client(http, journal, notices: null))
        {
            var created = await first.CreateAsync(new TextToVideoRequest { Prompt = "A cat" });
            if (await OpenEntriesAsync(folder) is not [{ Outcome: TaskOutcome.Made } entry] || entry.Handle?.Id != created.Id)
            {
                return "the journal does not have the task that was made";
            }
        }

        var notices = new TaskNotices();
        using var second = Client(http, TaskJournal.InFolder(JournalIn(folder)), notices);
        var made = new TaskHandle("kapon", KlingProduct.TextToVideo, "1");
        var home = second.ResumeAsync(made, Path.Combine(folder, "video.mp4"));
        gateway.Ended = true;
        notices.Publish(Callback());
        var task = await home;
        return task.Status != VideoTaskStatus.Succeeded || !File.Exists(Path.Combine(folder, "video.mp4")) ? "the video is not home"
            : gateway.Creates != 1 ? $"{gateway.Creates} tasks were made"
            : (await OpenEntriesAsync(folder)).Count > 0 ? "the journal holds a task that is home"
            : null;
    }

    private static KlingClient Client(HttpClient http, ITaskJournal journal, TaskNotices? notices) => new(
        KlingGateway.Kapon("sk-key").WithBaseAddress(new Uri("https://api.example.com/kling")),
        http,
        new KlingClientOptions { Journal = journal, Notices = notices, PollInterval = TimeSpan.FromMinutes(5) });

    private static VideoTask Callback()
    {
        var body = """{"task_id":"1","task_status":"succeed"}"""u8;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var headers = new KlingWebhookHeaders("1", $"{now}", s_secret.Sign("1", now, body));
        var verdict = KlingWebhook.Verify(body, headers, [s_secret]);
        return verdict == KlingWebhookVerdict.Valid
            ? KlingWebhook.Parse(body.ToArray(), KlingGateway.Kapon("sk-key"))
            : throw new InvalidOperationException($"The callback is {verdict}.");
    }

    private static async Task<List<TaskEntry>> OpenEntriesAsync(string folder)
    {
        var open = new List<TaskEntry>();
        await foreach (var entry in TaskJournal.InFolder(JournalIn(folder)).ReadAsync())
        {
            open.AddRange(entry.IsOpen ? [entry] : []);
        }

        return open;
    }

    private static string JournalIn(string folder) => Path.Combine(folder, "journal");
}
