using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

/// <summary>A create that fails says whether there is something to pay for, and what to do.</summary>
public sealed class OutcomeTests : ToolTests, IAsyncLifetime
{
    private const int Usage = 2;
    private const int Interrupted = 130;

    private KlingEmulator _emulator = null!;

    public async Task InitializeAsync() =>
        _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_create_that_is_refused_made_nothing()
    {
        _emulator.Faults.Enqueue(Fault.Code(1102).On(FaultTarget.Create));

        var result = await CreateAsync("kapon", "--json");

        result.ShouldFail(1, "No task was made.");
        result.Json.GetProperty("error").GetProperty("outcome").GetString().Should().Be("notMade");
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData]
    [InlineData("--journal", "off")]
    public async Task A_create_whose_answer_is_lost_for_good_may_have_made_a_task(params string[] options)
    {
        _emulator.Faults.Enqueue(Fault.CutAfter().On(FaultTarget.Create));

        var result = await CreateAsync("v1", ["--json", .. options]);

        result.ShouldFail(1, "A task may have been made all the same: ");
        var error = result.Json.GetProperty("error");
        error.GetProperty("outcome").GetString().Should().Be("mayExist");
        if (options.Length == 0)
        {
            var entry = error.GetProperty("entry").GetString();
            result.Error.Should().Contain($"'klinggen tasks --forget {entry}'");
            (await ToolAsync("tasks")).Output.Should().StartWith(entry);
        }
        else
        {
            result.Error.Should().Contain("look at the account before you send the request again").And.NotContain("klinggen tasks");
        }

        _emulator.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_that_is_interrupted_is_found_by_the_id_that_it_carried()
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _emulator.Faults.Enqueue(
            Fault.Silence().AfterCarryingOut().And(Fault.Drift(_ => made.SetResult())).On(FaultTarget.Create));
        await using var tool = ToolProcess.Start(Folder, ["text2video", "A cat", .. At("kapon")]);
        await made.Task;
        tool.Interrupt();
        var result = await tool.WaitAsync();
        var handle = result.Output.TrimEnd('\n');

        result.ShouldFail(Interrupted, "A task may have been made all the same: 'klinggen tasks' lists it");
        result.Error.Should().Contain($"Go on with: klinggen wait {handle} --base-url");
        handle.Should().MatchRegex("^kapon~[0-9A-F]{8}/text2video/external:[^ ]+$");
        string[] address = ["--base-url", _emulator.AddressOf("kapon").OriginalString];
        var id = _emulator.Tasks.Should().ContainSingle().Which.Id;
        (await ToolAsync(["status", handle, .. address, "--json"])).Json.GetProperty("id").GetString().Should().Be(id);
        (await ToolAsync(["wait", handle, .. address, "-o", "wait.mp4"])).Output.Should().Be("wait.mp4\n");
        (await ToolAsync(["download", handle, .. address, "-o", "download.mp4"])).Output.Should().Be("download.mp4\n");
    }

    [Fact]
    public async Task A_handle_is_good_at_the_address_that_printed_it_alone()
    {
        var handle = (await CreateAsync("kapon", "--no-wait")).Output.TrimEnd('\n');
        var requests = _emulator.Requests.Count;
        var key = new Dictionary<string, string>(StringComparer.Ordinal) { ["KLINGGEN_API_KEY"] = "secret-of-a-reseller" };

        foreach (var command in new[] { "status", "wait", "download" })
        {
            var elsewhere = await ToolAsync(command, handle, "--base-url", _emulator.AddressOf("v1").OriginalString);
            var without = await ToolProcess.RunAsync(Folder, [command, handle], key);

            elsewhere.ShouldFail(Usage, "This task was made at another address of kapon");
            without.ShouldFail(Usage, "This task was made at another address of kapon");
            without.Error.Should().NotContain("secret-of-a-reseller");
        }

        _emulator.Requests.Should().HaveCount(requests);
    }

    private string[] At(string gateway) => ["--gateway", gateway, "--base-url", _emulator.AddressOf(gateway).OriginalString];

    private Task<ToolResult> CreateAsync(string gateway, params string[] options) =>
        ToolAsync(["text2video", "A cat", .. At(gateway), .. options]);
}
