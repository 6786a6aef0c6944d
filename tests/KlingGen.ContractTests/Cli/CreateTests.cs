using System.Text.Json;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Cli;

public sealed class CreateTests : ToolTests, IAsyncLifetime
{
    private static readonly string Png = Convert.ToBase64String(TestPicture.Png(400, 300));

    private KlingEmulator _emulator = null!;

    public async Task InitializeAsync() =>
        _emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_key_the_built_in_emulator_makes_the_video_and_says_so_in_one_line()
    {
        var result = await ToolAsync("text2video", "A cat plays the piano", "--output", "cat.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Be("cat.mp4\n");
        result.Error.Split('\n').Should().ContainSingle(static line => line.Contains("built-in emulator"));
        ShouldBeVideo("cat.mp4");
    }

    [Fact]
    public async Task The_built_in_emulator_takes_the_place_of_a_gateway_without_a_key()
    {
        var result = await ToolAsync(
            "text2video", "--shot", "2:A door opens", "--shot", "3:A cat walks in", "--gateway", "anyapi", "--output", "door.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().Contain("in the place of anyapi");
        ShouldBeVideo("door.mp4");
    }

    [Fact]
    public async Task The_file_is_named_after_the_task_unless_a_name_is_given()
    {
        var result = await RunAsync("kapon", "text2video", "A cat", "--json");

        result.ExitCode.Should().Be(0, result.Error);
        var file = result.Json.GetProperty("file").GetString()!;
        file.Should().StartWith(result.Json.GetProperty("id").GetString()).And.EndWith(".mp4");
        ShouldBeVideo(file);
    }

    [Fact]
    public async Task With_json_the_result_is_one_object_about_the_task()
    {
        var result = await RunAsync("kapon", "text2video", "A cat", "--json", "--output", "cat.mp4");

        result.Output.Should().EndWith("}\n").And.NotContain("\n{");
        var json = result.Json;
        json.GetProperty("status").GetString().Should().Be("succeeded");
        json.GetProperty("handle").GetString().Should().StartWith("kapon~");
        json.GetProperty("bytes").GetInt64().Should().Be(new FileInfo(Folder.File("cat.mp4")).Length);
    }

    [Fact]
    public async Task The_video_itself_may_go_to_standard_output()
    {
        var result = await RunAsync("kapon", "text2video", "A cat", "--output", "-");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("ftyp").And.NotContain("kapon/");
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("anyapi")]
    public async Task Shots_are_sent_as_multi_prompt_and_add_up_to_the_duration(string gateway)
    {
        var result = await RunAsync(gateway, "text2video", "--shot", "2:A door opens", "--shot", "3:A cat walks in");

        result.ExitCode.Should().Be(0, result.Error);
        var body = CreatedBody();
        body.GetProperty("duration").GetString().Should().Be("5");
        body.GetProperty("multi_shot").GetBoolean().Should().BeTrue();
        body.GetProperty("shot_type").GetString().Should().Be("customize");
        ShouldBeTheShots(body.GetProperty("multi_prompt"));
    }

    [Fact]
    public async Task Shots_are_sent_doubly_encoded_to_the_videos_gateway()
    {
        var result = await RunAsync("videos", "text2video", "--shot", "2:A door opens", "--shot", "3:A cat walks in");

        result.ExitCode.Should().Be(0, result.Error);
        var body = CreatedBody();
        body.GetProperty("seconds").GetString().Should().Be("5");
        var extInfo = Parse(body.GetProperty("metadata").GetProperty("ext_info").GetString()!);
        var parameters = Parse(extInfo.GetProperty("AdditionalParameters").GetString()!);
        parameters.GetProperty("multi_shot").GetBoolean().Should().BeTrue();
        ShouldBeTheShots(parameters.GetProperty("multi_prompt"));
    }

    [Fact]
    public async Task Shots_that_do_not_add_up_to_the_duration_are_refused_before_anything_is_sent()
    {
        var result = await RunAsync("anyapi", "text2video", "--duration", "10", "--shot", "2:A door opens", "--shot", "3:A cat walks in");

        result.ShouldFail(3, "nothing was sent");
        _emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_file_is_sent_as_Base64_without_a_prefix()
    {
        await File.WriteAllBytesAsync(Folder.File("face.png"), Convert.FromBase64String(Png));

        var result = await RunAsync("kapon", "image2video", "She smiles", "--image", "face.png", "--output", "smile.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        CreatedBody().GetProperty("image").GetString().Should().Be(Png);
        ShouldBeVideo("smile.mp4");
    }

    [Fact]
    public async Task A_link_to_an_image_is_passed_on()
    {
        var result = await RunAsync(
            "kapon", "image2video", "--image", "https://example.com/child.jpg", "--image-tail", "https://example.com/adult.jpg");

        result.ExitCode.Should().Be(0, result.Error);
        CreatedBody().GetProperty("image").GetString().Should().Be("https://example.com/child.jpg");
        CreatedBody().GetProperty("image_tail").GetString().Should().Be("https://example.com/adult.jpg");
    }

    [Fact]
    public async Task An_image_file_cannot_go_to_a_gateway_that_takes_only_links()
    {
        await File.WriteAllBytesAsync(Folder.File("face.png"), Convert.FromBase64String(Png));

        var result = await RunAsync("videos", "image2video", "She smiles", "--image", "face.png");

        result.ShouldFail(3, "nothing was sent");
        _emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_unified_endpoint_takes_its_own_options()
    {
        var result = await RunAsync(
            "videos", "videos", "An eagle", "--model", "kling-3.0", "--duration", "10", "--resolution", "1080P", "--audio", "off",
            "--output", "eagle.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        var body = CreatedBody();
        body.GetProperty("model").GetString().Should().Be("kling-3.0");
        body.GetProperty("seconds").GetString().Should().Be("10");
        body.GetProperty("metadata").GetProperty("output_config").GetProperty("resolution").GetString().Should().Be("1080P");
        body.GetProperty("metadata").GetProperty("output_config").GetProperty("audio_generation").GetString().Should().Be("Disabled");
        ShouldBeVideo("eagle.mp4");
    }

    [Fact]
    public async Task The_flat_gateway_gets_its_own_form()
    {
        var result = await RunAsync("v1", "text2video", "A cat", "--duration", "10", "--output", "cat.mp4");

        result.ExitCode.Should().Be(0, result.Error);
        CreatedBody().GetProperty("duration").GetInt32().Should().Be(10);
        ShouldBeVideo("cat.mp4");
    }

    [Fact]
    public async Task A_task_that_fails_is_a_failure_with_the_gateways_reason()
    {
        var result = await RunAsync("kapon", "text2video", "A cat [fail:the cat refused]", "--json");

        result.ShouldFail(1, "the cat refused");
        result.Json.GetProperty("handle").GetString().Should().StartWith("kapon~");
        result.Json.GetProperty("error").GetProperty("kind").GetString().Should().Be("failed");
    }

    [Fact]
    public async Task What_is_only_likely_to_go_wrong_is_a_warning_and_stops_nothing()
    {
        var result = await RunAsync("kapon", "text2video", "A door", "--set", "/multi_shot=true", "--set", "/shot_type=intelligence");

        result.ExitCode.Should().Be(0, result.Error);
        result.Error.Should().Contain("multi_shot");
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static void ShouldBeTheShots(JsonElement shots) =>
        shots.EnumerateArray()
            .Select(static shot => (
                shot.GetProperty("index").GetInt32(),
                shot.GetProperty("prompt").GetString(),
                shot.GetProperty("duration").GetString()))
            .Should().Equal((1, "A door opens", "2"), (2, "A cat walks in", "3"));

    private Task<ToolResult> RunAsync(string gateway, params string[] arguments) =>
        ToolAsync([.. arguments, "--gateway", gateway, "--base-url", _emulator.AddressOf(gateway).OriginalString]);

    private JsonElement CreatedBody() => Parse(_emulator.Requests.Single(static request => request.Method == "POST").Body);

    private void ShouldBeVideo(string name) =>
        System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(Folder.File(name)), 4, 4).Should().Be("ftyp");
}
