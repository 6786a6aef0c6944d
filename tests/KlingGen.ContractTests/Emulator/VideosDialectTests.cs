using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class VideosDialectTests
{
    private const string Path = "v1/videos";

    [Fact]
    public async Task A_video_goes_from_queued_over_in_progress_to_completed()
    {
        await using var gateway = await Gateway.StartAsync("videos");

        var created = (await gateway.PostAsync(Path, """{"model":"kling-3.0-omni","prompt":"A cat","seconds":"15","size":"720x1280"}""")).Json;
        var id = created.GetProperty("id").GetString();
        gateway.Clock.Advance(Gateway.Queued + (Gateway.Processing / 4));
        var working = (await gateway.GetAsync($"{Path}/{id}")).Json;
        gateway.Finish();
        var completed = (await gateway.GetAsync($"{Path}/{id}")).Json;

        created.EnumerateObject().Select(static member => member.Name).Should().Equal("id", "task_id", "object", "model", "status", "progress", "created_at");
        created.GetProperty("status").GetString().Should().Be("queued");
        created.GetProperty("progress").GetInt32().Should().Be(0);
        created.GetProperty("model").GetString().Should().Be("kling-3.0-omni-720p-noref-mute");
        created.GetProperty("task_id").GetString().Should().Be(id);
        working.GetProperty("status").GetString().Should().Be("in_progress");
        working.GetProperty("progress").GetInt32().Should().Be(25);
        working.GetProperty("task_id").GetString().Should().NotBe(id);
        completed.GetProperty("status").GetString().Should().Be("completed");
        completed.GetProperty("progress").GetInt32().Should().Be(100);
        completed.GetProperty("seconds").GetString().Should().Be("15");
        completed.GetProperty("size").GetString().Should().Be("720x1280");
        completed.GetProperty("completed_at").GetInt64().Should().Be(completed.GetProperty("created_at").GetInt64() + 110);
    }

    [Fact]
    public async Task A_failed_video_has_an_error_and_a_progress_of_100()
    {
        await using var gateway = await Gateway.StartAsync("videos");
        var id = await gateway.CreateAsync(Path, """{"model":"kling-2.5","prompt":"A cat [fail:参数错误]"}""");
        gateway.Finish();

        var video = (await gateway.GetAsync($"{Path}/{id}")).Json;

        video.GetProperty("status").GetString().Should().Be("failed");
        video.GetProperty("progress").GetInt32().Should().Be(100);
        video.GetProperty("error").GetProperty("code").GetString().Should().Be("task_failed");
        video.GetProperty("error").GetProperty("message").GetString().Should().Be("参数错误");
    }

    [Theory]
    [InlineData("""{"model":"kling-2.5","prompt":"x"}""", 5, 16, 9)]
    [InlineData("""{"model":"KLING-2.5","prompt":"x","seconds":"10","duration":5}""", 10, 16, 9)]
    [InlineData("""{"model":"kling-2.5","prompt":"x","duration":"8","metadata":{"seconds":3}}""", 8, 16, 9)]
    [InlineData("""{"model":"kling-2.5","prompt":"x","metadata":{"video_duration":10,"output_config":{"aspect_ratio":"1:1"}}}""", 10, 1, 1)]
    [InlineData("""{"model":"kling-2.5","prompt":"x","size":"720x1280"}""", 5, 9, 16)]
    public async Task Content_is_a_video_of_the_ordered_length_and_ratio(string order, int seconds, int width, int height)
    {
        await using var gateway = await Gateway.StartAsync("videos");
        var id = await gateway.CreateAsync(Path, order);
        gateway.Finish();

        var file = Mp4File.Parse(await gateway.Http.GetByteArrayAsync($"{Path}/{id}/content"));

        file.Seconds.Should().Be(seconds);
        (file.Width * height).Should().Be(file.Height * width);
    }

    [Fact]
    public async Task Content_is_refused_until_the_video_is_ready()
    {
        await using var gateway = await Gateway.StartAsync("videos");
        var id = await gateway.CreateAsync(Path, """{"model":"kling-2.5","prompt":"x"}""");

        var reply = await gateway.GetAsync($"{Path}/{id}/content");

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("error").GetProperty("message").GetString().Should().Contain("queued");
    }

    [Fact]
    public async Task Doubly_encoded_shots_are_taken_and_can_carry_markers()
    {
        await using var gateway = await Gateway.StartAsync("videos");
        var id = await gateway.CreateAsync(Path, """
            {"model":"kling-3.0","seconds":"5","metadata":{"ext_info":"{\"AdditionalParameters\":\"{\\\"multi_prompt\\\":[{\\\"index\\\":1,\\\"prompt\\\":\\\"A door opens\\\",\\\"duration\\\":\\\"2\\\"},{\\\"index\\\":2,\\\"prompt\\\":\\\"A cat [fail]\\\",\\\"duration\\\":\\\"3\\\"}],\\\"shot_type\\\":\\\"customize\\\",\\\"multi_shot\\\":true}\"}"}}
            """);
        gateway.Finish();

        (await gateway.GetAsync($"{Path}/{id}")).Json.GetProperty("status").GetString().Should().Be("failed");
        gateway.Emulator.Requests[0].Body.Should().Contain(@"\\\""multi_prompt\\\""");
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "model")]
    [InlineData("""{"model":"sora","prompt":"x"}""", "model")]
    [InlineData("""{"model":"kling-2.5","prompt":"x","image":"data:image/png;base64,AAAA"}""", "image")]
    [InlineData("""{"model":"kling-2.5","prompt":"x","metadata":{"scene_type":"motion_control"}}""", "video_url")]
    public async Task An_invalid_order_is_refused_in_the_manner_of_openai(string body, string member)
    {
        await using var gateway = await Gateway.StartAsync("videos");

        var reply = await gateway.PostAsync(Path, body);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("invalid_request");
        reply.Json.GetProperty("error").GetProperty("message").GetString().Should().Contain(member);
    }

    [Fact]
    public async Task An_unknown_video_is_not_found()
    {
        await using var gateway = await Gateway.StartAsync("videos");

        var reply = await gateway.GetAsync($"{Path}/nobody");

        reply.Status.Should().Be(404);
        reply.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("not_found");
    }
}
