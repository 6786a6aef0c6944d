using System.Text.Json.Nodes;
using KlingGen.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Gateways;

/// <summary>Kling's own requests at the gateway that has a form of its own.</summary>
public sealed class V1MappingTests : IDisposable
{
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v1-6", Mode = Mode.Pro, Prompt = "A cat", Duration = "10" };

    private readonly FakeGateway _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task The_duration_is_a_number_and_the_camera_has_one_value()
    {
        _gateway.Json("""{"task_id":"t1","task_status":"submitted","created_at":1727338013674}""");

        var task = await Client().CreateAsync(Cat with
        {
            AspectRatio = AspectRatio.Landscape3x2,
            CfgScale = 0.7,
            CameraControl = new CameraControl { Type = CameraControlType.Simple, Config = new CameraConfig { Zoom = -5, Pan = 0 } },
        });

        JsonNode.DeepEquals(JsonNode.Parse(_gateway.Calls[0].Body), JsonNode.Parse("""
            {"model_name":"kling-v1-6","mode":"pro","prompt":"A cat","duration":10,"aspect_ratio":"3:2","cfg_scale":0.7,
             "camera_control":{"type":"zoom","config":{"value":-5}}}
            """)).Should().BeTrue("{0} was sent", _gateway.Calls[0].Body);
        task.Handle.ToString().Should().Match("v1~*/text2video/t1");
    }

    [Fact]
    public async Task What_cannot_be_said_is_told_member_by_member()
    {
        var request = Cat with
        {
            MultiShot = true,
            Sound = Sound.On,
            CallbackUrl = "https://example.com",
            ExternalTaskId = "mine",
            WatermarkInfo = new WatermarkInfo { Enabled = true },
            CameraControl = new CameraControl { Type = CameraControlType.ForwardUp },
        };

        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(request)).Should().ThrowAsync<KlingUnsupportedException>()).Which;

        error.Lost.Select(lost => lost.InstanceLocation).Should().BeEquivalentTo(
            "/multi_shot", "/sound", "/callback_url", "/external_task_id", "/watermark_info", "/camera_control/type");
    }

    [Fact]
    public async Task A_product_that_the_gateway_does_not_have_is_told()
    {
        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(new ImageToVideoRequest { Image = "https://example.com/a.png" }))
            .Should().ThrowAsync<KlingUnsupportedException>()).Which;

        error.Message.Should().Be("The gateway v1 cannot express this request: It does not sell image2video.");
    }

    private KlingClient Client() =>
        new(KlingGateway.V1(new Uri("https://gateway.example"), "key"), _gateway.Http(), new KlingClientOptions { TimeProvider = new FakeTimeProvider() });
}
