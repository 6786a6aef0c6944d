using KlingGen.Cli.Gateways;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

/// <summary>What the tool notes, and how its notes bring tasks home.</summary>
public sealed class ResumptionTests : ToolTests, IAsyncLifetime
{
    private KlingEmulator _emulator = null!;

    private string Notes => Folder.File(Path.Combine("klinggen", "tasks"));

    public async Task InitializeAsync() =>
        _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Tasks_of_several_gateways_come_home_together()
    {
        Folder.Write(
            "config.json", $$"""{ "gateways": { "kapon": { "baseUrl": "{{At("kapon")}}" }, "v1": { "baseUrl": "{{At("v1")}}" } } }""");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KLINGGEN_CONFIG"] = Folder.File("config.json") };
        await ToolProcess.RunAsync(Folder, ["text2video", "A cat", "--no-wait", "--gateway", "kapon"], environment);
        await ToolProcess.RunAsync(Folder, ["text2video", "A dog", "--no-wait", "--gateway", "v1"], environment);

        var unnamed = await ToolProcess.RunAsync(Folder, ["tasks", "--resume"], environment);
        var result = await ToolProcess.RunAsync(Folder, ["tasks", "--resume", "--output", "videos"], environment);

        unnamed.ShouldFail(1, "its command named no file: give a folder for it with --output");
        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2)
            .And.OnlyContain(static file => File.Exists(file));
    }

    [Fact]
    public async Task A_task_that_failed_and_one_that_is_elsewhere_are_told_and_hold_up_none()
    {
        await CreateAsync("kapon", "A cat");
        await CreateAsync("kapon", "A dog [fail:no dog]");
        await CreateAsync("v1", "A bird");

        var result = await ToolAsync("tasks", "--resume", "--output", "videos", "--gateway", "kapon", "--base-url", At("kapon"));
        var other = await ToolAsync("tasks", "--resume", "--output", "videos");

        result.ShouldFail(1, "no dog");
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle(static file => File.Exists(file));
        other.ShouldFail(1, "It was made at another address of v1");
        other.Error.Should().Contain("gateways.v1.baseUrl").And.NotContain("kapon");
        (await ToolAsync("tasks")).Output.Should().MatchRegex("^[^\n]+ v1~[^\n]+\n$");
    }

    [Fact]
    public async Task A_task_that_is_done_is_noted_with_its_file()
    {
        await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", At("kapon"), "--output", "cat.mp4");

        (await ToolAsync("tasks")).Output.Should().BeEmpty();
        (await ToolAsync("tasks", "--all")).Output.Should().Contain("succeeded").And.Contain(Folder.File("cat.mp4"))
            .And.NotContain("A cat");
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("download")]
    public async Task A_video_that_is_fetched_by_its_handle_is_noted_as_well(string command)
    {
        var handle = await CreateAsync("kapon", "A cat");

        var result = await ToolAsync(command, handle, "--output", "cat.mp4", "--base-url", At("kapon"));

        result.ExitCode.Should().Be(0, result.Error);
        (await ToolAsync("tasks")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task The_built_in_emulator_and_a_journal_that_is_off_note_nothing()
    {
        var free = await ToolAsync("text2video", "A cat");
        var off = await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", At("kapon"), "--journal", "off");

        free.ExitCode.Should().Be(0, free.Error);
        off.ExitCode.Should().Be(0, off.Error);
        Directory.Exists(Notes).Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_place_for_the_journal_nothing_is_sent()
    {
        var file = Folder.Write("notes", "no folder");

        var result = await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", At("kapon"), "--journal", file);

        result.ShouldFail(1, "Name another folder with --journal, or 'off' to keep no journal.");
        result.Error.Should().Contain("No task was made.");
        _emulator.Tasks.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--output needs --resume, as in: klinggen tasks --resume --output DIR", "--output", "videos")]
    [InlineData("--force needs --resume", "--force")]
    [InlineData("--forget and --resume do not go together", "--resume", "--forget", "x")]
    [InlineData("--base-url is where one gateway is", "--resume", "--base-url", "http://127.0.0.1:1")]
    [InlineData("There is no gateway 'kapn'. Is 'kapon' meant?", "--gateway", "kapn")]
    public async Task Options_that_would_have_no_effect_are_a_usage_error(string sentence, params string[] options) =>
        (await ToolAsync(["tasks", .. options])).ShouldFail(2, sentence);

    [Theory]
    [InlineData("kapon", 2, "kapon", "secret")]
    [InlineData("kapon", 1, "v1", null)]
    [InlineData(null, 1, "kapon", "secret")]
    [InlineData(null, 2, "kapon", null)]
    public void A_key_in_the_environment_goes_to_its_own_gateway_alone(string? owner, int gateways, string gateway, string? key)
    {
        var settings = ToolSettings.Load(name => name switch
        {
            "KLINGGEN_CONFIG" => Folder.Write("config.json", "{}"),
            "KLINGGEN_GATEWAY" => owner,
            "KLINGGEN_API_KEY" => "secret",
            _ => null,
        });

        settings.ForOneOf(gateway, gateways).ApiKey(gateway).Should().Be(key);
    }

    private string At(string gateway) => _emulator.AddressOf(gateway).OriginalString;

    private async Task<string> CreateAsync(string gateway, string prompt) =>
        (await ToolAsync("text2video", prompt, "--no-wait", "--gateway", gateway, "--base-url", At(gateway))).Output.Trim();
}
