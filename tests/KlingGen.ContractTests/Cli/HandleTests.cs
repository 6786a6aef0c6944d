using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

/// <summary>A task outlives the process that made it; its handle finds it again.</summary>
public sealed class HandleTests : ToolTests, IAsyncLifetime
{
    private const int DeadlinePassed = 5;
    private const int Interrupted = 130;

    private KlingEmulator _emulator = null!;

    private string Address => _emulator.AddressOf("anyapi").OriginalString;

    public async Task InitializeAsync() =>
        _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task With_no_wait_the_handle_alone_goes_to_standard_output()
    {
        var result = await CreateAsync("A cat");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().MatchRegex("^anyapi~[0-9A-F]{8}/text2video/[^ \n]+\n$");
    }

    [Fact]
    public async Task Status_tells_how_a_task_stands()
    {
        var handle = await HandleAsync("A cat [stuck]");

        var result = await RunAsync("status", handle);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain($"handle    {handle}\n").And.Contain("status    ");
    }

    [Fact]
    public async Task The_status_of_a_failed_task_is_a_failure()
    {
        var result = await RunAsync("status", await HandleAsync("A cat [fail:no cat]"), "--json");

        result.ExitCode.Should().Be(1);
        result.Json.GetProperty("status").GetString().Should().Be("failed");
        result.Json.GetProperty("message").GetString().Should().Contain("no cat");
    }

    [Fact]
    public async Task Wait_prints_the_finished_task()
    {
        var result = await RunAsync("wait", await HandleAsync("A cat"));

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("status    succeeded").And.Contain("video     http://127.0.0.1:");
    }

    [Fact]
    public async Task Wait_with_an_output_brings_the_video()
    {
        var result = await RunAsync("wait", await HandleAsync("A cat"), "--output", "cat.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be("cat.mp4\n");
        File.Exists(Folder.File("cat.mp4")).Should().BeTrue();
    }

    [Fact]
    public async Task Download_brings_the_video_of_a_finished_task()
    {
        var result = await RunAsync("download", await HandleAsync("A cat"), "--output", "cat.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be("cat.mp4\n");
    }

    [Fact]
    public async Task Download_of_a_task_that_is_not_done_names_the_command_that_waits()
    {
        var handle = await HandleAsync("A cat [stuck]");

        var result = await RunAsync("download", handle);

        result.ShouldFail(1, $"klinggen wait {handle} --base-url {Address}");
    }

    [Fact]
    public async Task A_task_that_nobody_knows_is_a_failed_call()
    {
        var result = await RunAsync("status", "anyapi/text2video/never-made");

        result.ShouldFail(1, "refused");
        result.Error.Should().NotContain("Go on with");
    }

    [Fact]
    public async Task Nobody_is_told_to_go_on_with_a_task_that_failed()
    {
        var result = await RunAsync("text2video", "A cat [fail:bad weather]", "--gateway", "anyapi");

        result.ShouldFail(1, "failed: bad weather.");
        result.Error.Should().NotContain("Go on with");
    }

    [Fact]
    public async Task When_the_deadline_passes_the_handle_is_printed()
    {
        var result = await RunAsync("text2video", "A cat [stuck]", "--gateway", "anyapi", "--timeout", "1s");

        result.ShouldFail(DeadlinePassed, "Go on with: klinggen wait anyapi~");
        result.Output.Should().MatchRegex("^anyapi~[0-9A-F]{8}/text2video/[^ \n]+\n$");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_it_is_interrupted_the_handle_is_printed(bool byKeyboard)
    {
        await using var tool = ToolProcess.Start(Folder, ["text2video", "A cat [stuck]", "--gateway", "anyapi", "--base-url", Address]);
        var told = await tool.ErrorLineAsync(static line => line.StartsWith("Task ", StringComparison.Ordinal));

        if (byKeyboard)
        {
            tool.Interrupt();
        }
        else
        {
            tool.Terminate();
        }

        var result = await tool.WaitAsync();
        result.ShouldFail(Interrupted, "Interrupted");
        result.Output.Should().Be(told["Task ".Length..] + "\n");
    }

    [Fact]
    public async Task A_signal_that_a_wrapper_sends_twice_is_one_interruption()
    {
        await using var tool = ToolProcess.Start(Folder, ["text2video", "A cat [stuck]", "--gateway", "anyapi", "--base-url", Address]);
        await tool.ErrorLineAsync(static line => line.StartsWith("Task ", StringComparison.Ordinal));
        tool.Interrupt();
        tool.Interrupt();

        var result = await tool.WaitAsync();

        result.ExitCode.Should().Be(Interrupted);
        result.Output.Should().StartWith("anyapi~");
    }

    [Fact]
    public async Task An_interruption_as_JSON_holds_the_handle()
    {
        await using var tool = ToolProcess.Start(
            Folder, ["text2video", "A cat [stuck]", "--gateway", "anyapi", "--base-url", Address, "--json"]);
        await tool.ErrorLineAsync(static line => line.StartsWith("Task ", StringComparison.Ordinal));
        tool.Interrupt();

        var result = await tool.WaitAsync();

        result.ExitCode.Should().Be(Interrupted);
        result.Json.GetProperty("handle").GetString().Should().StartWith("anyapi~");
        result.Json.GetProperty("error").GetProperty("kind").GetString().Should().Be("interrupted");
    }

    [Fact]
    public async Task A_full_disk_is_a_failure_that_keeps_the_paid_task()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var result = await RunAsync("text2video", "A cat", "--gateway", "anyapi", "--output", "/dev/full");

        result.ShouldFail(1, "the disk is full");
        result.Error.Should().MatchRegex("Go on with: klinggen wait anyapi~[^ ]+ --base-url [^ ]+ --output /dev/full\n");
    }

    [Fact]
    public async Task Progress_is_not_drawn_where_nobody_watches()
    {
        var result = await RunAsync("text2video", "A cat", "--gateway", "anyapi");

        result.Error.Should().NotContain("\u001b");
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle().Which.Should().StartWith("Task anyapi~");
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => ToolAsync([.. arguments, "--base-url", Address]);

    private Task<ToolResult> CreateAsync(string prompt) => RunAsync("text2video", prompt, "--gateway", "anyapi", "--no-wait");

    private async Task<string> HandleAsync(string prompt) => (await CreateAsync(prompt)).Output.Trim();
}
