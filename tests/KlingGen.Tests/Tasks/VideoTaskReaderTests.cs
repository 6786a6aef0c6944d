using System.Text;
using KlingGen.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Tasks;

public sealed class VideoTaskReaderTests
{
    private static readonly ProductDescriptor Kapon = KaponGateway.Descriptor.FindProduct("text2video")!;

    [Fact]
    public void The_envelope_gives_id_status_and_times_in_milliseconds()
    {
        var task = Read("""
            {"code":0,"message":"success","request_id":"req_1","data":{"task_id":"task_01","task_status":"submitted",
             "created_at":1735558800000,"updated_at":1735558801000}}
            """);

        task!.Handle.ToString().Should().Be("kapon/text2video/task_01");
        task.Status.Should().Be(VideoTaskStatus.Submitted);
        task.StatusWord.Should().Be("submitted");
        task.Message.Should().BeNull("the envelope's 'success' says nothing about the task");
        task.RequestId.Should().Be("req_1");
        task.CreatedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1735558800));
        task.UpdatedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1735558801));
    }

    [Fact]
    public void The_flat_answer_gives_the_video_and_its_duration()
    {
        var task = Read("""
            {"task_id":"CmYg","task_status":"completed","task_status_msg":"任务完成","created_at":1727338013674,
             "task_result":{"videos":[{"id":"video_001","url":"https://example.com/output.mp4","duration":10}]},
             "final_unit_deduction":"3.5"}
            """);

        task!.Status.Should().Be(VideoTaskStatus.Succeeded);
        task.StatusWord.Should().Be("completed");
        task.Message.Should().Be("任务完成");
        task.Cost.Should().Be(3.5m);
        task.Videos.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Id = "video_001",
            Url = new Uri("https://example.com/output.mp4"),
            Duration = TimeSpan.FromSeconds(10),
        });
    }

    [Fact]
    public void The_video_object_gives_times_in_seconds_and_the_reason_of_a_failure()
    {
        var task = Read(
            """
            {"id":"task_a","task_id":"task_b","object":"video","status":"failed","progress":100,"created_at":1780891541,
             "completed_at":1780891559,"error":{"code":"task_failed","message":"参数错误:参考视频 URL 无法访问"}}
            """,
            "videos",
            VideosGateway.Descriptor.FindProduct("videos")!);

        task!.Id.Should().Be("task_a", "the gateway is queried by id, and task_id may differ");
        task.Status.Should().Be(VideoTaskStatus.Failed);
        task.ErrorCode.Should().Be("task_failed");
        task.Message.Should().StartWith("参数错误");
        task.CompletedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1780891559));
        task.Progress.Should().Be(100);
    }

    [Theory]
    [InlineData("succeed", VideoTaskStatus.Succeeded)]
    [InlineData("succeeded", VideoTaskStatus.Succeeded)]
    [InlineData("completed", VideoTaskStatus.Succeeded)]
    [InlineData("SUCCESS", VideoTaskStatus.Succeeded)]
    [InlineData("in_progress", VideoTaskStatus.Processing)]
    [InlineData("pending", VideoTaskStatus.Submitted)]
    [InlineData("cancelled", VideoTaskStatus.Canceled)]
    [InlineData("unknown", VideoTaskStatus.Unknown)]
    [InlineData("rendering", VideoTaskStatus.Unknown)]
    public void Every_word_for_a_status_is_kept_and_the_known_ones_are_understood(string word, VideoTaskStatus status)
    {
        var task = Read($$$"""{"code":0,"data":{"task_id":"1","task_status":"{{{word}}}"}}""");

        task!.Status.Should().Be(status);
        task.StatusWord.Should().Be(word);
    }

    [Theory]
    [InlineData("1735558800000")]
    [InlineData("1735558800")]
    [InlineData("\"1735558800000\"")]
    [InlineData("\"1735558800\"")]
    [InlineData("\"2024-12-30T11:40:00Z\"")]
    public void Times_are_read_in_seconds_milliseconds_numbers_and_strings(string value) =>
        Read($$$"""{"data":{"task_id":"1","task_status":"submitted","created_at":{{{value}}}}}""")!
            .CreatedAt.Should().Be(new DateTimeOffset(2024, 12, 30, 11, 40, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("45", 45)]
    [InlineData("\"45%\"", 45)]
    [InlineData("\"0%\"", 0)]
    [InlineData("0", 0)]
    [InlineData("12.5", 12.5)]
    public void Progress_is_read_with_and_without_a_percent_sign(string value, double progress) =>
        Read($$$"""{"id":"1","status":"queued","progress":{{{value}}}}""")!.Progress.Should().Be(progress);

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("5")]
    [InlineData("5.0")]
    public void A_duration_is_read_from_strings_and_numbers(string value) =>
        Read($$$"""{"task_id":"1","task_status":"succeed","task_result":{"videos":[{"url":"https://x.example/v","duration":{{{value}}}}]}}""")!
            .Videos[0].Duration.Should().Be(TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData("""{"code":"success","task_id":"7","data":{"task_status":"processing"}}""", "7")]
    [InlineData("""{"code":200,"id":7,"data":{"status":"processing"}}""", "7")]
    [InlineData("""{"code":"0","data":[{"task_id":"7","task_status":"processing"}]}""", "7")]
    [InlineData("""{"code":0,"data":{"task_status":"processing"}}""", "asked")]
    public void The_id_is_found_at_the_top_under_data_or_in_the_question(string answer, string id) =>
        Read(answer)!.Id.Should().Be(id);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"ok\"")]
    [InlineData("""{"code":0,"data":{}}""")]
    [InlineData("""{"code":0,"data":null,"status":200}""")]
    public void An_answer_without_a_task_is_none(string answer) => Read(answer).Should().BeNull();

    [Fact]
    public void The_whole_answer_is_kept()
    {
        var task = Read("""{"task_id":"1","task_status":"submitted","brand_new":{"x":[1]}}""");

        task!.Json.GetProperty("brand_new").GetProperty("x")[0].GetInt32().Should().Be(1);
    }

    [Fact]
    public void A_task_as_text_shows_no_link()
    {
        var task = Read("""{"task_id":"1","task_status":"succeed","task_result":{"videos":[{"id":"v","url":"https://cdn.example/v.mp4?sig=secret"}]}}""");

        $"{task} {task!.Videos[0]}".Should().Contain("kapon/text2video/1").And.NotContain("secret").And.NotContain("cdn.example");
    }

    [Fact]
    public void A_list_gives_its_tasks()
    {
        var tasks = TaskReader.ReadList(
            """{"code":0,"data":[{"task_id":"1","task_status":"succeed"},{"task_id":"2","task_status":"failed"}]}"""u8.ToArray(), Kapon.List!);

        tasks!.Select(task => (task.Id, task.State)).Should().Equal(("1", TaskState.Succeeded), ("2", TaskState.Failed));
    }

    private static VideoTask? Read(string json) => Read(json, "kapon", Kapon);

    private static VideoTask? Read(string json, string gateway, ProductDescriptor product) =>
        TaskReader.Read(Encoding.UTF8.GetBytes(json), product.Query, "asked") is { } record
            ? VideoTask.From(record, new TaskHandle(gateway, product.Name, record.Id))
            : null;
}
