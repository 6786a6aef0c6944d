using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

/// <summary>What the tool paid for when it was killed is found again, and paid for once.</summary>
public sealed class KilledTests : ToolTests, IAsyncLifetime
{
    private KlingEmulator _emulator = null!;

    public async Task InitializeAsync() =>
        _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_create_that_was_killed_is_listed_and_brought_home()
    {
        await KillCreateAsync("kapon", "text2video", "A cat");
        var listed = await ToolAsync("tasks");

        var result = await ResumeAsync("kapon", "--output", "videos");

        listed.Output.Should().MatchRegex("^[^ ]+  .* UTC  may exist   kapon~[0-9A-F]{8}/text2video/external:[^ ]+\n$");
        result.ExitCode.Should().Be(0, result.Error);
        ShouldBeVideo(result.Output.TrimEnd('\n'));
        Path.GetDirectoryName(result.Output.TrimEnd('\n')).Should().EndWith("videos");
        _emulator.Tasks.Should().ContainSingle();
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_command_again_goes_on_with_a_create_that_was_killed()
    {
        string[] command = ["text2video", "A cat", "--output", "cat.mp4"];
        await KillCreateAsync("kapon", command);

        var result = await RunAsync("kapon", command);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be("cat.mp4\n");
        ShouldBeVideo(Folder.File("cat.mp4"));
        _emulator.Tasks.Should().ContainSingle();
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_nothing_finds_the_task_the_same_command_again_is_refused_until_it_is_given_up()
    {
        string[] command = ["text2video", "A cat", "--output", "cat.mp4"];
        await KillCreateAsync("v1", command);
        var listed = await ToolAsync("tasks");
        var entry = listed.Output.Split(' ')[0];

        var again = await RunAsync("v1", command);
        var resumed = await ResumeAsync("v1");

        listed.Output.Should().Contain("may exist").And.Contain("v1/text2video").And.Contain("cat.mp4");
        again.ShouldFail(1, $"'klinggen tasks --forget {entry}' lets it be sent again");
        again.Error.Should().Contain("A task may have been made").And.Contain("'klinggen tasks' lists the request");
        resumed.ShouldFail(1, $"'klinggen tasks --forget {entry}'");
        _emulator.Tasks.Should().ContainSingle();

        (await ToolAsync("tasks", "--forget", entry)).ExitCode.Should().Be(0);
        (await RunAsync("v1", command)).ExitCode.Should().Be(0);
        _emulator.Tasks.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("v1")]
    public async Task A_wait_that_was_killed_comes_home_to_its_file(string gateway)
    {
        await KillWaitAsync(gateway, "text2video", "A cat", "--output", "cat.mp4");

        var result = await ResumeAsync(gateway);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be(Folder.File("cat.mp4") + "\n");
        ShouldBeVideo(Folder.File("cat.mp4"));
        _emulator.Tasks.Should().ContainSingle();
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("v1")]
    public async Task The_same_command_again_goes_on_with_a_wait_that_was_killed(string gateway)
    {
        string[] command = ["text2video", "A cat"];
        await KillWaitAsync(gateway, command);

        var result = await RunAsync(gateway, command);

        result.ExitCode.Should().Be(0, result.Error);
        ShouldBeVideo(Folder.File(result.Output.TrimEnd('\n')));
        _emulator.Tasks.Should().ContainSingle();
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_that_resume_at_once_bring_home_one_task()
    {
        await KillCreateAsync("kapon", "text2video", "A cat", "--output", "cat.mp4");

        var results = await Task.WhenAll(ResumeAsync("kapon", "--json"), ResumeAsync("kapon", "--json"));

        results.Should().Contain(static result => result.ExitCode == 0 && result.Output.Contains("cat.mp4", StringComparison.Ordinal));
        ShouldBeVideo(Folder.File("cat.mp4"));
        _emulator.Tasks.Should().ContainSingle();
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    private static void ShouldBeVideo(string path) =>
        System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(path), 4, 4).Should().Be("ftyp");

    private string[] At(string gateway, params string[] arguments) =>
        [.. arguments, "--gateway", gateway, "--base-url", _emulator.AddressOf(gateway).OriginalString];

    private Task<ToolResult> RunAsync(string gateway, params string[] arguments) => ToolAsync(At(gateway, arguments));

    private Task<ToolResult> ResumeAsync(string gateway, params string[] options) => RunAsync(gateway, ["tasks", "--resume", .. options]);

    private async Task KillCreateAsync(string gateway, params string[] command)
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _emulator.Faults.Enqueue(
            Fault.Silence().AfterCarryingOut().And(Fault.Drift(_ => made.SetResult())).On(FaultTarget.Create));
        await using var tool = ToolProcess.Start(Folder, At(gateway, command));
        await made.Task;
        await tool.KillAsync();
    }

    private async Task KillWaitAsync(string gateway, params string[] command)
    {
        var pace = _emulator.Pace;
        _emulator.Pace = new EmulatorPace(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await using var tool = ToolProcess.Start(Folder, At(gateway, command));
        await tool.ErrorLineAsync(static line => line.StartsWith("Task ", StringComparison.Ordinal));
        await tool.KillAsync();
        _emulator.Pace = pace;
        _emulator.Clock.Advance(TimeSpan.FromHours(2));
    }
}
