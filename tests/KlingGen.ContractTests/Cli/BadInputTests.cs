namespace KlingGen.ContractTests.Cli;

/// <summary>Bad input of every kind ends in one clear sentence on standard error and the right exit code.</summary>
public sealed class BadInputTests : ToolTests
{
    private const int Failed = 1;
    private const int Usage = 2;
    private const int Invalid = 3;
    private const int NotAuthorised = 4;

    [Theory]
    [InlineData("There is no command 'text2vid'", "text2vid", "A cat")]
    [InlineData("'--modle'", "text2video", "A cat", "--modle", "std")]
    [InlineData("--duration takes a whole number", "text2video", "A cat", "--duration", "five")]
    [InlineData("--timeout takes a time", "text2video", "A cat", "--timeout", "soon")]
    [InlineData("--mode needs a value before --json", "text2video", "A cat", "--mode", "--json")]
    [InlineData("Say what the video shows", "text2video")]
    [InlineData("Say what the video shows", "text2video", "")]
    [InlineData("is not SECONDS:PROMPT", "text2video", "--shot", "A door opens")]
    [InlineData("There is no gateway 'kling'", "text2video", "A cat", "--gateway", "kling")]
    [InlineData("'nonsense' is no address", "text2video", "A cat", "--gateway", "v1", "--base-url", "nonsense")]
    [InlineData("The folder", "text2video", "A cat", "--output", "no/such/folder/cat.mp4")]
    [InlineData("names a folder", "text2video", "A cat", "--output", ".")]
    [InlineData("'--image' is required", "image2video", "A cat")]
    [InlineData("there is no file 'no.png'", "image2video", "--image", "no.png")]
    [InlineData("'task 7' is no handle", "status", "task 7")]
    [InlineData("There is no gateway 'other'", "wait", "other/text2video/7")]
    [InlineData("ends with the command that made it", "download", "emulator/text2video/7")]
    [InlineData("There is no product 'text3video'", "validate", "text3video", "request.json")]
    [InlineData("There is no file 'request.json'", "validate", "text2video", "request.json")]
    [InlineData("There is no gateway 'kling'", "validate", "text2video", "request.json", "--gateway", "kling")]
    [InlineData("There is no file 'api.yaml'", "generate", "api.yaml", "--output", "out")]
    [InlineData("'--output' is required", "generate", "api.yaml")]
    [InlineData("--port takes a whole number", "serve", "--port", "http")]
    public async Task A_command_line_that_cannot_be_carried_out_is_a_usage_error(string sentence, params string[] arguments)
    {
        var result = await ToolProcess.RunAsync(Folder, arguments);

        result.ShouldFail(Usage, sentence);
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Shots_that_are_absurdly_long_are_an_invalid_request()
    {
        var result = await ToolAsync("text2video", "--shot", "2147483647:A door opens", "--shot", "1:A cat walks in");

        result.ShouldFail(Invalid, "duration");
    }

    [Fact]
    public async Task A_file_that_is_no_image_is_an_invalid_request()
    {
        var result = await ToolAsync("image2video", "--image", Folder.Write("notes.png", "no image"));

        result.ShouldFail(Invalid, "is neither a JPEG nor a PNG image");
    }

    [Fact]
    public async Task A_request_that_breaks_rules_is_refused_with_every_rule()
    {
        var result = await ToolAsync("text2video", new string('a', 2501), "--cfg-scale", "7", "--json");

        result.ShouldFail(Invalid, "nothing was sent");
        result.Error.Should().Contain("/prompt").And.Contain("[maxLength]").And.Contain("/cfg_scale").And.Contain("[maximum]");
        result.Json.GetProperty("error").GetProperty("errors").GetArrayLength().Should().BeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task What_a_gateway_cannot_express_is_an_invalid_request()
    {
        var result = await ToolAsync("videos", "A cat", "--gateway", "kapon");

        result.ShouldFail(Invalid, "kapon cannot express this request");
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_a_failed_call()
    {
        var result = await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", $"http://127.0.0.1:{RawServer.ClosedPort()}");

        result.ShouldFail(Failed, "could not be reached");
    }

    [Fact]
    public async Task A_host_that_answers_with_a_web_page_is_a_failed_call()
    {
        await using var server = await LocalServer.StartAsync(200, "text/html", "<!doctype html><title>Welcome</title>");

        var result = await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", server.Address);

        result.ShouldFail(Failed, "a web page");
    }

    [Theory]
    [InlineData(401, """{"code":1002,"message":"invalid key","request_id":"r1"}""")]
    [InlineData(403, """{"code":1103,"message":"no permission","request_id":"r1"}""")]
    public async Task A_key_that_is_refused_is_not_authorised(int status, string body)
    {
        await using var server = await LocalServer.StartAsync(status, "application/json", body);

        var result = await ToolProcess.RunAsync(
            Folder,
            ["text2video", "A cat", "--gateway", "kapon", "--base-url", server.Address, "--json"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["KLINGGEN_API_KEY"] = "very-secret" });

        result.ShouldFail(NotAuthorised, "r1");
        result.Json.GetProperty("error").GetProperty("kind").GetString().Should().Be("notAuthorised");
        (result.Output + result.Error).Should().NotContain("very-secret");
    }

    [Fact]
    public async Task A_gateway_without_a_key_is_not_authorised()
    {
        var result = await ToolAsync("status", "kapon/text2video/task_01");

        result.ShouldFail(NotAuthorised, "KLINGGEN_API_KEY");
    }
}
