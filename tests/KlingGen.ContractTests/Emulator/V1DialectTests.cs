using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class V1DialectTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"model_name":"kling-v1-6","mode":"pro","prompt":"一只可爱的小猫","duration":10,"aspect_ratio":"4:3","camera_control":{"type":"zoom","config":{"value":-5}}}""";

    [Fact]
    public async Task A_task_stands_bare_and_completes()
    {
        await using var gateway = await Gateway.StartAsync("v1");

        var created = await gateway.PostAsync(Path, Order);
        gateway.Finish();
        var task = (await gateway.GetAsync($"{Path}/{created.Json.GetProperty("task_id").GetString()}")).Json;

        created.Json.EnumerateObject().Select(static member => member.Name).Should().Equal("task_id", "task_status", "created_at", "updated_at");
        created.Json.GetProperty("task_id").GetString().Should().HaveLength(22);
        task.GetProperty("task_status").GetString().Should().Be("completed");
        task.GetProperty("task_status_msg").GetString().Should().Be("任务完成");
        var video = task.GetProperty("task_result").GetProperty("videos")[0];
        video.GetProperty("duration").GetRawText().Should().Be("10");
        var file = Mp4File.Parse(await gateway.Http.GetByteArrayAsync(video.GetProperty("url").GetString()));
        file.Seconds.Should().Be(10);
        (file.Width * 3).Should().Be(file.Height * 4);
    }

    [Fact]
    public async Task A_duration_as_text_is_refused_with_status_and_code_400()
    {
        await using var gateway = await Gateway.StartAsync("v1");

        var reply = await gateway.PostAsync(Path, Order.Replace("10", "\"10\""));

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("code").GetInt32().Should().Be(400);
        reply.Json.GetProperty("message").GetString().Should().StartWith("请求参数错误").And.Contain("duration");
    }

    [Fact]
    public async Task There_is_no_list()
    {
        await using var gateway = await Gateway.StartAsync("v1");

        (await gateway.GetAsync(Path)).Json.GetProperty("code").GetInt32().Should().Be(404);
    }
}
