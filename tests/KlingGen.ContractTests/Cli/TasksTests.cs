namespace KlingGen.ContractTests.Cli;

/// <summary>What the journal notes is listed, and can be given up.</summary>
public sealed class TasksTests : ToolTests
{
    private string Journal => Folder.File("journal");

    [Fact]
    public async Task Tasks_that_may_be_paid_for_and_are_not_here_are_listed()
    {
        var (lost, running, done) = await WriteAsync();

        var result = await ListAsync();

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2).And.SatisfyRespectively(
            first => first.Should().StartWith(lost).And.Contain("may exist").And.Contain("kapon/text2video"),
            second => second.Should().StartWith(running).And.Contain("processing").And.Contain("kapon~0A0B0C0D/text2video/task-2").And.Contain("cat.mp4"));
        result.Output.Should().NotContain(done).And.NotContain("a dog");
        (await ListAsync("--all")).Output.Should().Contain(done).And.Contain("succeeded");
    }

    [Fact]
    public async Task The_list_is_one_JSON_object()
    {
        var (lost, _, _) = await WriteAsync();

        var tasks = (await ListAsync("--json")).Json.GetProperty("tasks");

        tasks.GetArrayLength().Should().Be(2);
        tasks[0].GetProperty("entry").GetString().Should().Be(lost);
        tasks[0].GetProperty("outcome").GetString().Should().Be("mayExist");
        tasks[0].GetProperty("open").GetBoolean().Should().BeTrue();
        tasks[1].GetProperty("handle").GetString().Should().Be("kapon~0A0B0C0D/text2video/task-2");
    }

    [Fact]
    public async Task A_task_that_is_given_up_is_not_listed_again()
    {
        var (lost, running, _) = await WriteAsync();

        var result = await ListAsync("--forget", lost);

        result.ExitCode.Should().Be(0, result.Error);
        (await ListAsync()).Output.Should().NotContain(lost).And.Contain(running);
        (await ListAsync("--forget", "no-such-entry")).ShouldFail(2, "There is no entry 'no-such-entry'");
    }

    [Fact]
    public async Task Without_tasks_it_is_said_so()
    {
        var result = await ListAsync();

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("nothing to do");
        Directory.Exists(Journal).Should().BeFalse();
        (await ListAsync("--json")).Output.Should().Be("{\"tasks\":[]}\n");
    }

    [Fact]
    public async Task The_journal_may_be_set_once_and_for_all_or_be_off()
    {
        var (lost, _, _) = await WriteAsync();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KLINGGEN_JOURNAL"] = Journal };

        (await ToolProcess.RunAsync(Folder, ["tasks"], environment)).Output.Should().Contain(lost);
        (await ToolAsync("tasks", "--journal", "off")).ShouldFail(2, "The journal is off");
    }

    private Task<ToolResult> ListAsync(params string[] options) => ToolAsync(["tasks", "--journal", Journal, .. options]);

    private async Task<(string Lost, string Running, string Done)> WriteAsync()
    {
        var journal = TaskJournal.InFolder(Journal);
        using var closing = (IDisposable)journal;
        var lost = await journal.BeginAsync(Intent("1", path: null));
        var running = await journal.BeginAsync(Intent("2", path: "cat.mp4"));
        var handle = new TaskHandle("kapon", KlingProduct.TextToVideo, "task-2") { Site = "0A0B0C0D" };
        await journal.RecordAsync(running.Id, new TaskUpdate { Outcome = TaskOutcome.Made, Handle = handle, Status = VideoTaskStatus.Processing });
        var done = await journal.BeginAsync(Intent("3", path: "dog.mp4"));
        await journal.RecordAsync(done.Id, new TaskUpdate
        {
            Outcome = TaskOutcome.Made,
            Handle = new TaskHandle("kapon", KlingProduct.TextToVideo, "task-3"),
            Status = VideoTaskStatus.Succeeded,
            Files = ["dog.mp4"],
            IsClosed = true,
        });
        return (lost.Id, running.Id, done.Id);
    }

    private static TaskIntent Intent(string fingerprint, string? path) => new()
    {
        Gateway = "kapon",
        Site = "0A0B0C0D",
        Product = KlingProduct.TextToVideo,
        Request = "{\"prompt\":\"a dog\"}"u8.ToArray(),
        Fingerprint = fingerprint,
        Path = path,
    };
}
