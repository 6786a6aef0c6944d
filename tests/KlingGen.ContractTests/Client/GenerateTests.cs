using System.Text.Json;
using KlingGen.Emulator;
using KlingGen.Gateways;

namespace KlingGen.ContractTests.Client;

/// <summary>From a request to a file, through every gateway.</summary>
public sealed class GenerateTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "kapon", "kling-v2-6" },
        { "anyapi", "kling-v3" },
        { "v1", "kling-v2-1" },
        { "videos", "kling-v3" },
        { "emulator", "kling-v3" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task The_same_request_becomes_a_video_file_through_every_gateway(string gateway, string model)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        var request = new TextToVideoRequest
        {
            ModelName = model,
            Mode = Mode.Std,
            Prompt = "A cat plays the piano",
            Duration = "5",
            AspectRatio = AspectRatio.Landscape16x9,
        };

        var task = await emulated.Client.GenerateAsync(request, emulated.Target);

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        task.Handle.Gateway.Should().Be(gateway);
        task.CreatedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        task.Videos.Should().ContainSingle().Which.Duration.Should().Be(TimeSpan.FromSeconds(5));
        File.ReadAllBytes(emulated.Target).AsSpan(4, 4).ToArray().Should().Equal("ftyp"u8.ToArray());
    }

    [Theory]
    [InlineData("kapon", "kling-v1-6")]
    [InlineData("videos", "kling-v3")]
    [InlineData("emulator", "kling-v3")]
    public async Task A_picture_becomes_a_video_file(string gateway, string model)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        var request = new ImageToVideoRequest { ModelName = model, Image = "https://example.com/first.png", Prompt = "It moves", Duration = "5" };

        var task = await emulated.Client.GenerateAsync(request, emulated.Target);

        task.Handle.Product.Should().Be(gateway == "videos" ? KlingProduct.Videos : KlingProduct.ImageToVideo);
        new FileInfo(emulated.Target).Length.Should().BeGreaterThan(1000);
    }

    [Theory]
    [InlineData("videos")]
    [InlineData("emulator")]
    public async Task A_request_of_the_unified_endpoint_becomes_a_video_file(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);

        var task = await emulated.Client.GenerateAsync(new VideoCreateRequest { Model = "kling-2.5", Prompt = "A cat", Seconds = "5" }, emulated.Target);

        task.Handle.ToString().Should().Match($"{gateway}~*/videos/*");
        new FileInfo(emulated.Target).Length.Should().BeGreaterThan(1000);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("anyapi")]
    public async Task Shots_go_out_as_multi_prompt(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);

        await emulated.Client.GenerateAsync(WithShots());

        var sent = Sent(emulated);
        sent.GetProperty("multi_shot").GetBoolean().Should().BeTrue();
        sent.GetProperty("shot_type").GetString().Should().Be("customize");
        sent.GetProperty("multi_prompt").EnumerateArray().Select(shot => shot.GetProperty("duration").GetString()).Should().Equal("2", "3");
    }

    [Fact]
    public async Task Shots_go_out_doubly_encoded_to_the_unified_endpoint()
    {
        await using var emulated = await EmulatedClient.StartAsync("videos");

        await emulated.Client.GenerateAsync(WithShots());

        Sent(emulated).GetProperty("metadata").GetProperty("ext_info").GetString().Should().Be(
            """{"AdditionalParameters":"{\"multi_prompt\":[{\"index\":1,\"prompt\":\"A door opens\",\"duration\":\"2\"},{\"index\":2,\"prompt\":\"A cat walks in\",\"duration\":\"3\"}],\"shot_type\":\"customize\",\"multi_shot\":true}"}""");
    }

    [Fact]
    public async Task A_task_is_taken_up_again_by_its_handle_in_another_client()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        var created = await emulated.Client.CreateAsync(new TextToVideoRequest { Prompt = "A cat" });
        var text = created.Handle.ToString();

        using var other = EmulatedClient.NewClient(emulated.Emulator, "kapon");
        var task = await other.ResumeAsync(TaskHandle.Parse(text), emulated.Target);

        task.Id.Should().Be(created.Id);
        new FileInfo(emulated.Target).Length.Should().BeGreaterThan(1000);
    }

    [Fact]
    public async Task A_task_that_fails_tells_the_gateways_reason()
    {
        await using var emulated = await EmulatedClient.StartAsync("v1");
        var request = new TextToVideoRequest { ModelName = "kling-v2-1", Mode = Mode.Std, Prompt = "A cat [fail:The cat ran away]" };

        var error = (await FluentActions.Awaiting(() => emulated.Client.GenerateAsync(request, emulated.Target))
            .Should().ThrowAsync<KlingTaskFailedException>()).Which;

        error.Message.Should().Contain("The cat ran away").And.Contain("/text2video/");
        File.Exists(emulated.Target).Should().BeFalse();
    }

    [Fact]
    public async Task Two_hundred_tasks_are_waited_for_at_once()
    {
        await using var emulated = await EmulatedClient.StartAsync("emulator", new EmulatorOptions
        {
            Pace = new EmulatorPace(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)),
        });

        var tasks = await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            emulated.Client.GenerateAsync(new TextToVideoRequest { Prompt = $"Cat {number}" })));

        tasks.Select(task => task.Id).Should().OnlyHaveUniqueItems();
        tasks.Should().OnlyContain(task => task.Status == VideoTaskStatus.Succeeded);
    }

    private static TextToVideoRequest WithShots() => MultiShot.Create(5)
        .Add("A door opens", 2)
        .Add("A cat walks in", 3)
        .ApplyTo(new TextToVideoRequest { ModelName = "kling-v3", Mode = Mode.Std });

    private static JsonElement Sent(EmulatedClient emulated)
    {
        using var document = JsonDocument.Parse(emulated.Emulator.Requests.First(request => request.Method == "POST").Body);
        return document.RootElement.Clone();
    }
}
