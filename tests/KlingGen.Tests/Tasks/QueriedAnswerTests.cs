using System.Text;
using KlingGen.Runtime.Tasks;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Tasks;

public sealed class QueriedAnswerTests
{
    private const string Link = "https://cdn.example/v.mp4";

    [Theory]
    [InlineData("""{"id":"req-1","code":0,"data":{"task_status":"processing"}}""", "kapon")]
    [InlineData("""{"code":0,"data":{"task_id":"other","task_status":"processing"}}""", "kapon")]
    [InlineData("""{"code":0,"data":[{"task_id":"other","task_status":"processing"}]}""", "kapon")]
    [InlineData("""{"id":"video_9","status":"in_progress"}""", "videos")]
    [InlineData("""{"result":{"id":"x","state":"running"}}""", "v1")]
    [InlineData("""{"result":{"taskStatus":"PROCESSING"}}""", "v1")]
    public async Task A_task_stays_what_was_asked_for(string body, string gateway)
    {
        var task = await Answers.QueryAsync(body, gateway: gateway);

        task.Id.Should().Be("task-1");
        task.State.Should().Be(TaskState.Processing);
    }

    [Theory]
    [InlineData("""{"code":"success","message":"","data":{"task_id":"task-1","status":"SUCCESS","progress":"100%","result_url":"LINK","data":{"code":0,"data":{"task_id":"k-9","task_status":"succeed","task_result":{"videos":[{"id":"v-1","url":"LINK"}]}}}}}""")]
    [InlineData("""{"code":"success","data":{"task_id":"task-1","status":"SUCCESS","fail_reason":"","data":{"code":0,"data":{"task_id":"k-9","task_status":"succeed","task_result":{"videos":[{"id":"v-1","url":"LINK"}]}}}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{"video_url":"LINK"}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","result_url":"LINK"}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{"videos":["LINK"]}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{"videos":{"url":"LINK","duration":"5"}}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":"LINK"}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{"url":["LINK"]}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":"{\"videos\":[{\"url\":\"LINK\"}]}"}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","works":[{"resource":{"resource":"LINK","width":1},"cover":{"resource":"https://cdn.example/c.png"}}]}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","output":{"cover_url":"https://cdn.example/c","video":{"download_url":"LINK"}}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","input":{"video_url":"https://cdn.example/in.mp4"},"outputs":[{"content":[{"type":"image","url":"https://cdn.example/i"},{"type":"video","url":"LINK"}]}]}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","image":"https://cdn.example/i","callback_url":"https://me.example/hook","file":{"src":"LINK"}}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","content":"Here it is: [video](LINK)."}}""")]
    [InlineData("""{"code":0,"data":{"task_id":"task-1","task_status":"SUCCESSFUL","task_result":{"videos":[{"resource":"LINK"}]}}}""")]
    [InlineData("""{"status":"completed","metadata":{"url":"LINK"}}""")]
    [InlineData("""{"code":0,"data":{"task":{"task_id":"task-1","status":"Finished","video":"LINK"}}}""")]
    public async Task The_video_is_found_wherever_its_link_stands(string body)
    {
        foreach (var gateway in (string[])["kapon", "v1", "videos"])
        {
            var task = await Answers.QueryAsync(body.Replace("LINK", Link, StringComparison.Ordinal), gateway: gateway);

            task.State.Should().Be(TaskState.Succeeded);
            task.Outputs.Should().ContainSingle("{0} answered so", gateway).Which.Url.Should().Be(new Uri(Link));
        }
    }

    [Theory]
    [InlineData("/files/v-1.mp4", "https://gateway.example/files/v-1.mp4")]
    [InlineData("//cdn.example/v-1.mp4", "https://cdn.example/v-1.mp4")]
    [InlineData("/files/v-1", "https://gateway.example/files/v-1")]
    [InlineData(" https://cdn.example/v-1.mp4 ", "https://cdn.example/v-1.mp4")]
    public async Task A_link_without_a_host_begins_where_the_task_was_asked_for(string link, string address)
    {
        var task = await Answers.QueryAsync($$$$"""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{"videos":[{"id":"v-1","url":"{{{{link}}}}","duration":"5"}]}}}""");

        task.Outputs.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "v-1", Url = new Uri(address), Duration = TimeSpan.FromSeconds(5) });
    }

    [Theory]
    [InlineData("""{"videos":[{"id":"a","url":"https://cdn.example/a.mp4"},{"id":"b","url":"https://cdn.example/b.mp4"}]}""")]
    [InlineData("""{"videos":["https://cdn.example/a.mp4","https://cdn.example/b.mp4"]}""")]
    [InlineData("""{"videos":[{"url":"https://cdn.example/a.mp4"},{"link":"https://cdn.example/b.mp4"}]}""")]
    [InlineData("""{"works":[{"video":{"resource":"https://cdn.example/a.mp4"}},{"video":{"resource":"https://cdn.example/b.mp4"}}]}""")]
    [InlineData("""{"video_url_1":"https://cdn.example/a.mp4","video_url_2":"https://cdn.example/b.mp4"}""")]
    [InlineData("""{"video1":{"url":"https://cdn.example/a.mp4"},"video2":{"url":"https://cdn.example/b.mp4"}}""")]
    [InlineData("""{"urls":"https://cdn.example/a.mp4,https://cdn.example/b.mp4"}""")]
    public async Task All_videos_of_a_task_are_found(string result)
    {
        var task = await Answers.QueryAsync($$$"""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{{{result}}} } }""");

        task.Outputs.Select(output => output.Url!.AbsolutePath).Should().Equal("/a.mp4", "/b.mp4");
    }

    [Theory]
    [InlineData("""{"videos":[{"id":"v-1","watermark_url":"https://cdn.example/w.mp4"}]}""")]
    [InlineData("""{"video_url_with_watermark":"https://cdn.example/w.mp4"}""")]
    [InlineData("""{"watermark":{"url":"https://cdn.example/w.mp4"}}""")]
    public async Task A_watermarked_video_alone_is_said_to_be_one(string result)
    {
        var record = await Answers.QueryAsync($$$"""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{{{result}}} } }""");
        var video = VideoTask.From(record, TaskHandle.Parse("kapon/text2video/task-1")).Videos.Should().ContainSingle().Which;

        video.Url.Should().BeNull();
        video.WatermarkUrl.Should().Be(new Uri("https://cdn.example/w.mp4"));
    }

    [Fact]
    public async Task Both_variants_belong_to_one_video()
    {
        var task = await Answers.QueryAsync(
            """{"code":0,"data":{"task_id":"task-1","task_status":"succeed","output":{"url":"https://cdn.example/v.mp4","watermark":{"url":"https://cdn.example/w.mp4"}}}}""");

        task.Outputs.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Url = new Uri("https://cdn.example/v.mp4"), WatermarkUrl = new Uri("https://cdn.example/w.mp4") });
    }

    [Theory]
    [InlineData("""{"videos":[]}""")]
    [InlineData("""{"cover_url":"https://cdn.example/c.png","poster":"https://cdn.example/p"}""")]
    [InlineData("""{"video_url":""}""")]
    [InlineData("""{"video_url":"pending"}""")]
    [InlineData("""{"video_url":"ftp://cdn.example/v.mp4"}""")]
    [InlineData("""{"input":{"video_url":"https://cdn.example/in.mp4"},"callback_url":"https://me.example/hook"}""")]
    public async Task A_picture_a_callback_and_what_was_ordered_are_no_video(string result)
    {
        var task = await Answers.QueryAsync($$$"""{"code":0,"data":{"task_id":"task-1","task_status":"succeed","task_result":{{{result}}} ,"image":"https://cdn.example/i.png"}}""");

        task.State.Should().Be(TaskState.Succeeded);
        task.Outputs.Should().BeEmpty();
    }

    [Fact]
    public async Task The_reference_video_that_an_order_repeats_is_no_result()
    {
        var task = await Answers.QueryAsync(
            """{"id":"task-1","status":"completed","metadata":{"scene_type":"motion_control","video_url":"https://cdn.example/in.mp4"}}""", gateway: "videos");

        task.Outputs.Should().BeEmpty();
    }

    [Theory]
    [InlineData("SUCCESS", TaskState.Succeeded)]
    [InlineData("Done", TaskState.Succeeded)]
    [InlineData("FAILURE", TaskState.Failed)]
    [InlineData("error", TaskState.Failed)]
    [InlineData("timeout", TaskState.Failed)]
    [InlineData("IN_PROGRESS", TaskState.Processing)]
    [InlineData("inProgress", TaskState.Processing)]
    [InlineData("NOT_START", TaskState.Submitted)]
    [InlineData("in-queue", TaskState.Submitted)]
    [InlineData("aborted", TaskState.Canceled)]
    [InlineData("somewhere", TaskState.Unknown)]
    public async Task Words_that_no_document_lists_are_understood(string word, TaskState state)
    {
        foreach (var gateway in (string[])["kapon", "v1", "videos"])
        {
            var task = await Answers.QueryAsync($$$"""{"task_id":"task-1","status":"{{{word}}}"}""", gateway: gateway);

            task.Should().BeEquivalentTo(new { State = state, StatusWord = word }, "{0} answered so", gateway);
        }
    }

    [Fact]
    public async Task The_success_of_a_call_is_not_that_of_the_task()
    {
        var task = await Answers.QueryAsync("""{"status":"success","data":{"task_id":"task-1","taskStatus":"running"}}""", gateway: "v1");

        task.State.Should().Be(TaskState.Processing);
    }

    [Theory]
    [InlineData("""{"fail_reason":"too dark"}""")]
    [InlineData("""{"failReason":"too dark"}""")]
    [InlineData("""{"reason":"too dark"}""")]
    [InlineData("""{"task_status_msg":"","error":"too dark"}""")]
    [InlineData("""{"task_status_msg":"success","error":{"message":"too dark"}}""")]
    [InlineData("""{"error":{"code":1,"detail":"too dark"}}""")]
    [InlineData("""{"detail":"too dark"}""")]
    [InlineData("""{"message":"too dark"}""")]
    [InlineData("""{"task_result":{"error_message":"too dark"}}""")]
    [InlineData("""{"data":{"code":0,"message":"SUCCEED","data":{"task_status":"failed","task_status_msg":"too dark"}}}""")]
    [InlineData("""{"errors":[{"msg":"too dark"}]}""")]
    [InlineData("""{"fail_reason":"{\"code\":7,\"message\":\"too dark\"}"}""")]
    public async Task The_reason_of_a_failure_is_found_under_any_name(string members)
    {
        foreach (var gateway in (string[])["kapon", "v1", "videos"])
        {
            var task = await Answers.QueryAsync("""{"code":0,"message":"SUCCEED","data":{"task_id":"task-1","status":"failed",""" + members[1..] + "}", gateway: gateway);

            task.Should().BeEquivalentTo(new { State = TaskState.Failed, Message = "too dark" }, "{0} answered so", gateway);
        }
    }

    [Fact]
    public async Task A_success_in_an_envelope_is_no_reason() =>
        (await Answers.QueryAsync("""{"code":0,"message":"SUCCEED","data":{"task_id":"task-1","task_status":"failed"}}""")).Message.Should().BeNull();

    [Fact]
    public async Task A_broken_character_spoils_neither_a_query_nor_a_list()
    {
        (await Answers.QueryAsync("""{"code":0,"data":{"task_id":"task-1","task_status":"failed","task_status_msg":"\udc00 dark"}}""")).Message.Should().Be("\uFFFD dark");
        var list = KlingGateway.Descriptors.Single(static gateway => gateway.Name == "kapon").Products[0].List!;
        TaskReader.ReadList(Encoding.UTF8.GetBytes("""{"data":[{"task_id":"1","task_status":"failed","task_status_msg":"x\ud83d"},{"task_id":"2","task_status":"succeed","result_url":"https://cdn.example/v"}]}"""), list)!
            .Select(task => (task.Id, task.Message, task.Outputs.Count)).Should().Equal(("1", "x\uFFFD", 0), ("2", null, 1));
    }
}
