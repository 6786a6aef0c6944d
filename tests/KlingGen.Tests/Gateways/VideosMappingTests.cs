using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using KlingGen.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Gateways;

/// <summary>Kling's own requests at the gateway with the unified endpoint.</summary>
public sealed class VideosMappingTests : IDisposable
{
    private readonly FakeGateway _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_text_request_keeps_all_that_it_says()
    {
        var sent = await Sent(client => client.CreateAsync(new TextToVideoRequest
        {
            ModelName = "kling-v2-6",
            Prompt = "A cat",
            Mode = Mode.Pro,
            Duration = "10",
            AspectRatio = AspectRatio.Portrait9x16,
            Sound = Sound.On,
        }));

        ShouldBe(sent, """
            {"model":"kling-2.6","prompt":"A cat","seconds":"10","metadata":{"output_config":
             {"duration":10,"resolution":"1080P","aspect_ratio":"9:16","audio_generation":"Enabled"}}}
            """);
    }

    [Fact]
    public async Task Shots_go_out_doubly_encoded_as_in_the_gateways_own_example()
    {
        var shots = MultiShot.Create(5).Add("第一段描述", 2).Add("第二段描述");

        var sent = await Sent(client => client.CreateAsync(shots.ApplyTo(new TextToVideoRequest { ModelName = "kling-v3" })));

        JsonNode.Parse(sent)!["metadata"]!["ext_info"]!.GetValue<string>().Should().Be(
            """{"AdditionalParameters":"{\"multi_prompt\":[{\"index\":1,\"prompt\":\"第一段描述\",\"duration\":\"2\"},{\"index\":2,\"prompt\":\"第二段描述\",\"duration\":\"3\"}],\"shot_type\":\"customize\",\"multi_shot\":true}"}""");
        JsonNode.Parse(sent)!["seconds"]!.GetValue<string>().Should().Be("5");
    }

    [Fact]
    public async Task First_and_last_frame_have_their_places()
    {
        var sent = await Sent(client => client.CreateAsync(new ImageToVideoRequest
        {
            ModelName = "kling-v3",
            Image = "https://example.com/first.png",
            ImageTail = "https://example.com/last.png",
            Prompt = "Slowly",
            Duration = "8",
        }));

        ShouldBe(sent, """
            {"model":"kling-3.0","prompt":"Slowly","seconds":"8","image":"https://example.com/first.png",
             "metadata":{"last_frame_url":"https://example.com/last.png","output_config":{"duration":8}}}
            """);
    }

    [Theory]
    [InlineData("kling-v1", "kling-1.0")]
    [InlineData("kling-v1-5", "kling-1.5")]
    [InlineData("kling-v2-master", "kling-2.0")]
    [InlineData("kling-v2-1", "kling-2.1")]
    [InlineData("kling-v2-5", "kling-2.5")]
    [InlineData("kling-v2-5-turbo", "kling-2.5")]
    [InlineData("kling-v2-6", "kling-2.6")]
    [InlineData("kling-v3", "kling-3.0")]
    [InlineData("kling-v3-omni", "kling-3.0-omni")]
    [InlineData("kling-video-o1", "kling-o1")]
    public async Task A_model_has_its_name_at_the_gateway(string own, string there)
    {
        var sent = await Sent(client => client.CreateAsync(new TextToVideoRequest { ModelName = own, Prompt = "A cat" }));

        JsonNode.Parse(sent)!["model"]!.GetValue<string>().Should().Be(there);
    }

    [Fact]
    public async Task What_cannot_be_said_is_told_member_by_member_and_nothing_is_sent()
    {
        var request = new ImageToVideoRequest
        {
            ModelName = "kling-v2-1-master",
            Image = "iVBORw0KGgo=",
            Mode = Mode.FourK,
            NegativePrompt = "blur",
            CfgScale = 0.5,
            CallbackUrl = "https://example.com/hook",
            ExternalTaskId = "mine",
            StaticMask = "x",
            VoiceList = [new Voice { VoiceId = "v" }],
            WatermarkInfo = new WatermarkInfo { Enabled = true },
            CameraControl = new CameraControl { Type = CameraControlType.DownBack },
            AdditionalProperties = new() { ["element_list"] = JsonDocument.Parse("[1]").RootElement },
        };

        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(request)).Should().ThrowAsync<KlingUnsupportedException>()).Which;

        error.Lost.Select(lost => lost.InstanceLocation).Should().BeEquivalentTo(
            "/model_name", "/image", "/mode", "/negative_prompt", "/cfg_scale", "/callback_url", "/external_task_id",
            "/static_mask", "/voice_list", "/watermark_info", "/camera_control", "/element_list");
        error.Lost.Should().OnlyContain(lost => lost.Keyword == "unsupported");
        error.Lost.Single(lost => lost.InstanceLocation == "/image").Message.Should().Contain("http").And.Contain("Base64");
        error.Message.Should().NotContain("iVBOR").And.Contain("videos");
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task What_says_no_more_than_nothing_is_not_lost()
    {
        var sent = await Sent(client => client.CreateAsync(new TextToVideoRequest
        {
            ModelName = "kling-v3",
            Prompt = "A cat",
            NegativePrompt = "",
            CallbackUrl = "",
            ExternalTaskId = "",
            MultiShot = false,
            WatermarkInfo = new WatermarkInfo { Enabled = false },
        }));

        ShouldBe(sent, """{"model":"kling-3.0","prompt":"A cat"}""");
    }

    [Fact]
    public async Task A_broken_rule_of_the_gateway_is_told_at_the_callers_own_member()
    {
        var request = new TextToVideoRequest { ModelName = "kling-v1-6", Prompt = "A cat", AspectRatio = AspectRatio.Landscape3x2 };

        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(request)).Should().ThrowAsync<ApiValidationException>()).Which;

        error.Result.Errors.Select(found => found.InstanceLocation).Should().BeEquivalentTo("/model_name", "/aspect_ratio");
    }

    [Fact]
    public async Task A_handle_names_the_endpoint_that_has_the_task()
    {
        _gateway.Json("""{"id":"task_a","task_id":"task_b","object":"video","status":"queued","created_at":1780891541}""");

        var task = await Client().CreateAsync(new TextToVideoRequest { ModelName = "kling-v3", Prompt = "A cat" });

        task.Handle.ToString().Should().Match("videos~*/videos/task_a");
        _gateway.Calls[0].Address.Should().Be("https://site.example/v1/videos");
    }

    [Fact]
    public async Task A_video_without_a_link_is_downloaded_by_its_id_with_the_key()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("video.mp4");
        _gateway.Bytes(Mp4.Tiny);

        await Client().DownloadAsync(new VideoTask { Handle = TaskHandle.Parse("videos/videos/task_a"), Status = VideoTaskStatus.Succeeded }, path);

        File.ReadAllBytes(path).Should().Equal(Mp4.Tiny);
        _gateway.Calls[0].Address.Should().Be("https://site.example/v1/videos/task_a/content");
        _gateway.Calls[0].Authorization.Should().Be("Bearer key");
    }

    private static void ShouldBe(string sent, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(expected)).Should().BeTrue("{0} was sent", sent);

    private KlingClient Client() =>
        new(KlingGateway.Videos(new Uri("https://site.example"), "key"), _gateway.Http(), new KlingClientOptions { TimeProvider = new FakeTimeProvider() });

    private async Task<string> Sent(Func<KlingClient, Task<VideoTask>> create)
    {
        _gateway.Json("""{"id":"task_a","object":"video","status":"queued"}""");
        await create(Client());
        return _gateway.Calls[0].Body;
    }
}
