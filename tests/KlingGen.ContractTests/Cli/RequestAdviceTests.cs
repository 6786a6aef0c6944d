using KlingGen.Cli.Gateways;

namespace KlingGen.ContractTests.Cli;

/// <summary>What is wrong with a request is told with what to do about it, before anything is paid for.</summary>
public sealed class RequestAdviceTests : ToolTests
{
    private const int Done = 0;
    private const int Usage = 2;
    private const int Invalid = 3;

    private const string Misspelt = """
        { "model_name": "kling-v2-6", "prompt": "x", "negative_promt": "y", "Duration": "10", "enable_audio": true }
        """;

    [Fact]
    public async Task A_model_that_is_not_sold_is_answered_with_those_that_are()
    {
        var result = await ToolAsync("text2video", "A cat", "--model", "kling-v2-7", "--gateway", "kapon");

        result.ShouldFail(Invalid, "Kapon does not sell this model. Is 'kling-v2-");
        result.Error.Should().Contain("It takes kling-v1, ").And.Contain("kling-v2-6.").And.NotContain("kling-v3");
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("v1")]
    public async Task A_gateway_without_several_shots_names_those_that_have_them(string gateway)
    {
        var result = await ToolAsync("text2video", "--shot", "5:a", "--shot", "5:b", "--gateway", gateway);

        result.ShouldFail(Invalid, $"The gateway {gateway} has no multi-shot video for text2video");
        result.Error.Should().Contain("anyapi, emulator, official and videos have it.").And.NotContain("prompt is missing");
    }

    [Fact]
    public async Task A_gateway_has_several_shots_if_its_rules_have_nothing_against_them()
    {
        foreach (var sale in Catalogue.SalesOf("text2video").Where(static sale => sale.Gateway.Name is not ("kapon" or "v1")))
        {
            var request = await ComposedRequest.OfAsync("text2video", sale.Gateway.Name, "--shot", "5:a", "--shot", "5:b");

            request.Json.GetProperty("multi_prompt").GetArrayLength().Should().Be(2);
        }
    }

    [Fact]
    public async Task Members_that_no_document_names_are_warnings_with_the_nearest_name()
    {
        var result = await ToolAsync("validate", "text2video", Folder.Write("request.json", Misspelt), "--gateway", "kapon");

        result.ExitCode.Should().Be(Done, result.Error);
        result.Output.Should().Be("Valid for kapon.\n");
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3).And.SatisfyRespectively(
            first => first.Should().StartWith("warning: /negative_promt: ").And.Contain("Is 'negative_prompt' meant?"),
            second => second.Should().StartWith("warning: /Duration: ").And.Contain("Is 'duration' meant?"),
            third => third.Should().StartWith("warning: /enable_audio: ").And.EndWith("[unknownMember]"));
    }

    [Fact]
    public async Task Members_that_no_document_names_are_told_when_they_are_sent()
    {
        var result = await ToolAsync("text2video", "--request", Folder.Write("request.json", Misspelt), "--gateway", "kapon", "--no-wait");

        result.ExitCode.Should().Be(Done, result.Error);
        result.Error.Should().Contain("'/negative_promt'").And.Contain("Is 'negative_prompt' meant?");
    }

    [Fact]
    public async Task Without_a_gateway_it_is_told_for_which_the_request_is_valid_and_for_which_not()
    {
        var request = Folder.Write("request.json", """{"model_name":"kling-v2-6","prompt":"x"}""");

        var result = await ToolAsync("validate", "text2video", request);

        result.ExitCode.Should().Be(Done, result.Error);
        result.Output.Should().StartWith("Valid for emulator, kapon, official and videos.\nInvalid for anyapi: 3 errors.\n  ")
            .And.Contain("\nInvalid for v1: 2 errors.\n");
    }

    [Fact]
    public async Task A_request_that_is_valid_nowhere_is_invalid()
    {
        var result = await ToolAsync("validate", "text2video", Folder.Write("request.json", """{"prompt":5}"""));

        result.ExitCode.Should().Be(Invalid);
        result.Output.Should().NotContain("Valid for").And.Contain("Invalid for kapon: ").And.Contain("Invalid for videos: ");
    }

    [Fact]
    public async Task Without_a_gateway_JSON_has_a_verdict_for_each()
    {
        var result = await ToolAsync("validate", "text2video", Folder.Write("request.json", Misspelt), "--json");

        result.ExitCode.Should().Be(Done, result.Error);
        result.Json.GetProperty("valid").GetBoolean().Should().BeTrue();
        var gateways = result.Json.GetProperty("gateways");
        gateways.EnumerateObject().Select(static one => one.Name)
            .Should().Equal(Catalogue.SalesOf("text2video").Select(static sale => sale.Gateway.Name));
        gateways.GetProperty("kapon").GetProperty("valid").GetBoolean().Should().BeTrue();
        gateways.GetProperty("kapon").GetProperty("warnings").GetArrayLength().Should().Be(3);
        gateways.GetProperty("anyapi").GetProperty("errors")[0].GetProperty("keyword").GetString().Should().Be("required");
    }

    [Theory]
    [InlineData("C:\\\\pictures\\\\a.png", "looks like a path", "--image FILE")]
    [InlineData("/home/me/a.jpg", "looks like a path", "--image FILE")]
    [InlineData("hello world!", "neither an http(s) link nor whole Base64", "Base64 of a JPEG or PNG")]
    [InlineData("aGVsbG8gd29ybGQh", "neither a JPEG nor a PNG", "Give a link")]
    public async Task An_image_that_is_neither_a_link_nor_a_picture_is_invalid(string image, string sentence, string advice)
    {
        var result = await ToolAsync(
            "validate", "image2video", Folder.Write("request.json", $$"""{"prompt":"x","image":"{{image}}"}"""), "--gateway", "kapon");

        result.ExitCode.Should().Be(Invalid);
        result.Output.Should().Contain("/image: ").And.Contain(sentence).And.Contain(advice).And.EndWith("[image]\n");
    }

    [Theory]
    [InlineData(100, 100, "The picture has 100 x 100 pixels. Take a larger one: each side has at least 300 pixels.")]
    [InlineData(1000, 300, "The picture has 1000 x 300 pixels. Cut it: width to height is between 1:2.5 and 2.5:1.")]
    public async Task An_image_that_breaks_the_limits_is_not_sent(int width, int height, string sentence)
    {
        await File.WriteAllBytesAsync(Folder.File("face.png"), TestPicture.Png(width, height));

        var result = await ToolAsync("image2video", "--image", "face.png", "x", "--gateway", "kapon");

        result.ShouldFail(Invalid, "nothing was sent");
        result.Error.Should().Contain("/image: " + sentence);
    }

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten_unless_it_is_asked_for()
    {
        var file = Folder.Write("over.mp4", "paid for");

        foreach (var arguments in new string[][]
        {
            ["text2video", "A cat", "--output", "over.mp4"],
            ["wait", "kapon/text2video/1", "-o", "over.mp4", "--base-url", "http://127.0.0.1:1"],
            ["download", "kapon/text2video/1", "--output", "over.mp4", "--base-url", "http://127.0.0.1:1"],
        })
        {
            (await ToolAsync(arguments)).ShouldFail(
                Usage, "The file 'over.mp4' exists; choose another name, or overwrite it with --force.");
            File.ReadAllText(file).Should().Be("paid for");
        }

        var result = await ToolAsync("text2video", "A cat", "--output", "over.mp4", "--force");

        result.ExitCode.Should().Be(Done, result.Error);
        new FileInfo(file).Length.Should().BeGreaterThan(1000);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("wait", "--timeout", "1s")]
    [InlineData("download")]
    public async Task A_handle_of_another_site_is_refused(string command, params string[] options)
    {
        await using var server = await LocalServer.StartAsync(200, "application/json", "{}");
        var site = KlingGateway.Create("kapon", "any", new Uri(server.Address)).Site;

        var own = await ToolAsync([command, $"kapon~{site}/text2video/7", "--base-url", server.Address, .. options]);
        var other = await ToolAsync([command, "kapon~00112233/text2video/7", "--base-url", server.Address, .. options]);

        own.ExitCode.Should().NotBe(Usage, own.Error);
        other.ShouldFail(Usage, "This task was made at another address of kapon than " + server.Address);
        other.Error.Should().Contain("nothing was sent").And.Contain("--base-url that it was made with");
    }

    [Theory]
    [InlineData("application/json", """{"code":1202,"message":"no such method","request_id":"r1"}""")]
    [InlineData("text/html", "<!doctype html><title>Not found</title>")]
    [InlineData("application/json", """{"detail":"Not Found"}""")]
    public async Task A_wrong_path_in_the_address_points_to_the_address(string contentType, string body)
    {
        await using var server = await LocalServer.StartAsync(404, contentType, body);

        var result = await ToolAsync("text2video", "A cat", "--gateway", "kapon", "--base-url", server.Address + "/wrong");

        result.ShouldFail(1, "Check --base-url");
        result.Error.Should().Contain($"{server.Address}/wrong/v1/videos/text2video was asked");
    }

    [Fact]
    public async Task Help_for_wait_tells_that_nothing_is_downloaded_without_an_output()
    {
        var result = await ToolAsync("wait", "--help");

        result.Output.Should().MatchRegex("--output <FILE> .*nothing is downloaded").And.NotContain("named after the task")
            .And.MatchRegex("--timeout <TIME> .*with a unit");
        (await ToolAsync("download", "--help")).Output.Should().MatchRegex("--output <FILE> .*named after the task");
    }
}
