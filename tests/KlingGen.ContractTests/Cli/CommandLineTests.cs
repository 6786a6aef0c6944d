using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Output;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

/// <summary>What looks like an option is one, or a mistake that is told before anything is sent.</summary>
public sealed class CommandLineTests : ToolTests, IAsyncLifetime
{
    private const int Usage = 2;

    private KlingEmulator _emulator = null!;

    public async Task InitializeAsync() => _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("There is no option '--hlep'. Is '--help' meant?", "text2video", "--hlep")]
    [InlineData(
        "There is no option '--no-wiat'. Is '--no-wait' meant?", "image2video", "--image", "https://example.com/a.png", "--no-wiat")]
    [InlineData("There is no option '-x'.", "text2video", "-x")]
    [InlineData("There is no option '-x'.", "text2video", "A cat", "-x")]
    [InlineData("There is no option '--sond'. Is '--sound' meant?", "text2video", "A cat", "--sond=on")]
    [InlineData("There is no option '-dark'. A text that begins with '-' stands after '--'.", "text2video", "-dark and gloomy")]
    [InlineData("--negative-prompt needs a value before -o.", "text2video", "A cat", "--negative-prompt", "-o")]
    [InlineData("--mode needs a value before --sound.", "text2video", "A cat", "--mode", "--sound", "on")]
    public async Task What_begins_with_a_dash_is_never_a_prompt(string sentence, params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--gateway", "kapon", "--base-url", _emulator.AddressOf("kapon").OriginalString]);

        result.ShouldFail(Usage, sentence);
        result.Output.Should().BeEmpty();
        _emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task After_two_dashes_it_is_a_prompt()
    {
        var result = await RunAsync(
            "text2video", "--gateway", "kapon", "--base-url", _emulator.AddressOf("kapon").OriginalString,
            "--journal", Folder.File("journal"), "--no-wait", "--", "--hlep");

        result.ExitCode.Should().Be(0, result.Error);
        _emulator.Requests.Should().ContainSingle().Which.Body.Should().Contain("\"--hlep\"");
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("text2video", "--version")]
    [InlineData("text2video", "A cat", "--version")]
    [InlineData("wait", "--version")]
    public async Task The_version_is_told_by_every_command(params string[] arguments)
    {
        var result = await ToolAsync(arguments);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().MatchRegex(@"^\d+\.\d+\.\d+[^\n]*\n$");
    }

    [Theory]
    [InlineData("in quotes, as in: klinggen text2video \"A cat plays\"", "text2video", "A", "cat", "plays")]
    [InlineData("in quotes, as in: klinggen text2video \"A cat plays\"", "text2video", "A", "cat", "--mode", "std", "plays")]
    [InlineData("in quotes, as in: klinggen text2video -- \"-5 degrees\"", "text2video", "--", "-5", "degrees")]
    [InlineData("a word too many, '2': wait takes HANDLE.", "wait", "kapon/text2video/1", "2")]
    [InlineData("serve takes no words", "serve", "now")]
    public async Task Words_without_quotes_are_told_to_need_them(string sentence, params string[] arguments) =>
        (await RunAsync(arguments)).ShouldFail(Usage, sentence);

    [Theory]
    [InlineData("Is '--model' meant?", "text2video", "A cat", "--modle", "kling-v3")]
    [InlineData("Is '--help' meant?", "--hlep")]
    [InlineData("Is '--output' meant?", "wait", "kapon/text2video/1", "--ouptut", "cat.mp4")]
    [InlineData("Is '--json' meant?", "validate", "text2video", "request.json", "--jsno")]
    [InlineData("There is no command 'text2vide'. Is 'text2video' meant?", "text2vide")]
    [InlineData("There is no command 'donwload'. Is 'download' meant?", "donwload", "kapon/text2video/1")]
    [InlineData("'--gateway' stands behind the command", "--gateway", "kapon", "text2video", "A cat")]
    [InlineData("PROMPT stands by itself", "text2video", "--prompt", "A cat")]
    [InlineData("wait needs HANDLE, as in: klinggen wait HANDLE", "wait")]
    [InlineData("--mode needs a value.", "text2video", "A cat", "--mode")]
    [InlineData("--mode takes one value, and was given 2.", "text2video", "A cat", "--mode", "std", "--mode", "pro")]
    public async Task A_mistake_is_answered_with_what_to_do(string sentence, params string[] arguments) =>
        (await RunAsync(arguments)).ShouldFail(Usage, sentence);

    [Theory]
    [InlineData("--key", "very-secret")]
    [InlineData("--api-key=very-secret")]
    [InlineData("--api_key", "very-secret")]
    [InlineData("--token", "very-secret")]
    public async Task A_key_on_the_command_line_is_told_where_it_belongs(params string[] key)
    {
        var result = await RunAsync(["text2video", "A cat", .. key]);

        result.ShouldFail(Usage, "the key comes from KLINGGEN_API_KEY or the settings");
        result.Error.Should().NotContain("very-secret");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("90")]
    [InlineData("5ms")]
    public async Task A_time_without_a_unit_is_asked_for_one(string time) =>
        (await RunAsync("text2video", "A cat", "--timeout", time))
            .ShouldFail(Usage, $"--timeout takes a time with its unit, such as 90s, 15m or 2h, not '{time}'.");

    private static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await Tool.RunAsync(arguments, new Terminal(output, error, isInteractive: false, useColor: false), default);
        return new ToolResult(status, output.ToString(), error.ToString());
    }
}
