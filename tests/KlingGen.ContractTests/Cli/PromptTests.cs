using System.Text;
using KlingGen.Cli;

namespace KlingGen.ContractTests.Cli;

/// <summary>A prompt may stand on the command line, in a file or on standard input.</summary>
public sealed class PromptTests : ToolTests
{
    [Fact]
    public async Task A_dash_reads_it_from_standard_input()
    {
        await using var emulator = await KlingGen.Emulator.KlingEmulator.StartAsync();

        var result = await ToolProcess.RunAsync(
            Folder, ["text2video", "-", "--gateway", "kapon", "--base-url", emulator.AddressOf("kapon").OriginalString, "--no-wait"], input: "a cat\n");

        result.ExitCode.Should().Be(0, result.Error);
        emulator.Requests.Should().ContainSingle().Which.Body.Should().Contain("\"a cat\"");
    }

    [Theory]
    [InlineData("A cat", "A cat")]
    [InlineData("A cat\n", "A cat")]
    [InlineData("一只猫\r\nplays\r\n", "一只猫\r\nplays")]
    [InlineData("\uFEFFA cat\n", "A cat")]
    public async Task An_at_sign_reads_it_from_a_file(string text, string prompt)
    {
        var file = Folder.Write("prompt.txt", text);

        var request = await ComposedRequest.OfAsync("text2video", "kapon", "@" + file);

        request.Json.GetProperty("prompt").GetString().Should().Be(prompt);
    }

    [Theory]
    [InlineData("@@home", "@home")]
    [InlineData("@@", "@")]
    public async Task Two_at_signs_are_a_text_with_one(string argument, string prompt) =>
        (await ComposedRequest.OfAsync("text2video", "kapon", argument)).Json.GetProperty("prompt").GetString().Should().Be(prompt);

    [Theory]
    [InlineData("@no.txt", "There is no file 'no.txt'.")]
    [InlineData("@.", "it is a folder")]
    [InlineData("@", "'@' needs the name of a file")]
    public async Task What_cannot_be_read_is_a_usage_error(string argument, string sentence) =>
        await ShouldBeRefusedAsync(argument, sentence);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0xFF, 0xFE }, "is not UTF-8 text")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 }, "a binary file")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 }, "is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0x0A }, "is empty")]
    public async Task A_file_that_is_no_text_is_a_usage_error(byte[] content, string sentence)
    {
        await File.WriteAllBytesAsync(Folder.File("prompt.txt"), content);

        await ShouldBeRefusedAsync("@" + Folder.File("prompt.txt"), sentence);
    }

    [Fact]
    public async Task A_file_that_is_absurdly_large_is_a_usage_error()
    {
        var file = Folder.Write("prompt.txt", new StringBuilder().Append('a', (1024 * 1024) + 1).ToString());

        await ShouldBeRefusedAsync("@" + file, "is larger than 1 MB, which no prompt is");
    }

    [Fact]
    public async Task Standard_input_cannot_be_the_prompt_and_the_request() =>
        await ShouldBeRefusedAsync("-", "either the prompt or the request", "--request", "-");

    private static async Task ShouldBeRefusedAsync(string argument, string sentence, params string[] options)
    {
        var compose = () => ComposedRequest.OfAsync("text2video", "kapon", [argument, .. options]);

        (await compose.Should().ThrowAsync<ToolException>()).WithMessage($"*{sentence}*").Which.ExitCode.Should().Be(ExitCode.Usage);
    }
}
