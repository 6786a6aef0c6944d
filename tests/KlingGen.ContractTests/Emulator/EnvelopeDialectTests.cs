using System.Text.Json;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class EnvelopeDialectTests
{
    private const string Path = "v1/videos/text2video";
    private const string KaponOrder = """{"model_name":"kling-v1","prompt":"A cat plays the piano","mode":"std","duration":"5","aspect_ratio":"16:9"}""";

    [Fact]
    public async Task A_creation_is_answered_as_the_page_of_kapon_shows()
    {
        await using var gateway = await Gateway.StartAsync("kapon");

        var reply = await gateway.PostAsync(Path, KaponOrder);

        reply.Status.Should().Be(200);
        reply.ContentType.Should().Be("application/json");
        reply.Json.GetProperty("code").GetInt32().Should().Be(0);
        reply.Json.GetProperty("message").GetString().Should().Be("success");
        reply.Json.GetProperty("request_id").GetString().Should().MatchRegex("^req_[0-9]+_[0-9a-f]{6}$");
        reply.Task.EnumerateObject().Select(static member => member.Name).Should().Equal("task_id", "task_status", "created_at", "updated_at");
        reply.Task.GetProperty("task_id").GetString().Should().StartWith("task_01");
        reply.Task.GetProperty("task_status").GetString().Should().Be("submitted");
        reply.Task.GetProperty("created_at").GetInt64().Should().Be(gateway.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_creation_is_answered_as_the_page_of_anyapi_shows()
    {
        await using var gateway = await Gateway.StartAsync("anyapi");

        var reply = await gateway.PostAsync(Path, """{"model_name":"kling-v3","prompt":"Sea","mode":"std","duration":"5","external_task_id":"","callback_url":""}""");

        reply.Json.GetProperty("message").GetString().Should().Be("SUCCEED");
        reply.Task.GetProperty("task_id").GetString().Should().MatchRegex("^[0-9]{18}$");
        reply.Task.GetProperty("task_info").GetRawText().Should().Be("{}");
    }

    [Fact]
    public async Task A_task_walks_through_its_states_on_the_given_clock()
    {
        await using var gateway = await Gateway.StartAsync("kapon");
        var start = gateway.Clock.GetUtcNow();
        var id = await gateway.CreateAsync(Path, KaponOrder);

        var statuses = new List<string?>();
        foreach (var step in (TimeSpan[])[TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(99), TimeSpan.FromSeconds(1)])
        {
            gateway.Clock.Advance(step);
            statuses.Add((await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_status").GetString());
        }

        statuses.Should().Equal("submitted", "processing", "processing", "succeed");
        var task = (await gateway.GetAsync($"{Path}/{id}")).Task;
        task.GetProperty("updated_at").GetInt64().Should().Be((start + Gateway.Queued + Gateway.Processing).ToUnixTimeMilliseconds());
        task.GetProperty("task_result").GetProperty("videos")[0].GetProperty("duration").GetString().Should().Be("5");
        task.GetProperty("final_unit_deduction").GetString().Should().Be("1.5");
    }

    [Theory]
    [InlineData("v1/videos/text2video", """{"multi_shot":true,"shot_type":"customize"}""")]
    [InlineData("v1/videos/image2video", """{"image":"https://images.example/cat.png","multi_shot":true,"shot_type":"customize"}""")]
    public async Task The_root_refuses_a_multi_shot_task_without_its_shots(string path, string order)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await gateway.PostAsync(path, order);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1201);
        reply.Json.GetProperty("message").GetString().Should().Contain("multi_prompt");
    }

    [Fact]
    public async Task The_root_takes_a_multi_shot_task_of_five_seconds_and_records_its_shots()
    {
        await using var gateway = await Gateway.StartAsync();

        var id = await gateway.CreateAsync(Path, """
            {"model_name":"kling-v3","duration":"5","multi_shot":true,"shot_type":"customize","multi_prompt":[
              {"index":1,"prompt":"A door opens","duration":"2"},{"index":2,"prompt":"A cat walks in","duration":"3"}]}
            """);
        gateway.Finish();

        (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_status").GetString().Should().Be("succeed");
        var recorded = gateway.Emulator.Requests[0];
        recorded.Method.Should().Be("POST");
        recorded.Path.Should().Be("/v1/videos/text2video");
        recorded.Gateway.Should().Be("emulator");
        recorded.StatusCode.Should().Be(200);
        recorded.Headers["Authorization"].Should().Be("Bearer …");
        JsonElement.Parse(recorded.Body).GetProperty("multi_prompt").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task A_prompt_can_make_its_task_fail_for_a_reason()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat [fail: content policy]"}""");
        gateway.Finish();

        var task = (await gateway.GetAsync($"{Path}/{id}")).Task;

        task.GetProperty("task_status").GetString().Should().Be("failed");
        task.GetProperty("task_status_msg").GetString().Should().Be("content policy");
        task.TryGetProperty("task_result", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_prompt_can_make_its_task_hang()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat [stuck]"}""");
        gateway.Clock.Advance(TimeSpan.FromDays(1));

        (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_status").GetString().Should().Be("processing");
    }

    [Fact]
    public async Task An_external_task_id_is_taken_once_and_finds_its_task()
    {
        await using var gateway = await Gateway.StartAsync();
        const string order = """{"prompt":"A cat","external_task_id":"mine-1"}""";
        var id = await gateway.CreateAsync(Path, order);

        var second = await gateway.PostAsync(Path, order);
        var found = await gateway.GetAsync($"{Path}/mine-1");

        second.Status.Should().Be(400);
        second.Json.GetProperty("code").GetInt32().Should().Be(1201);
        second.Json.GetProperty("message").GetString().Should().Contain("mine-1");
        found.Task.GetProperty("task_id").GetString().Should().Be(id);
        found.Task.GetProperty("task_info").GetProperty("external_task_id").GetString().Should().Be("mine-1");
    }

    [Fact]
    public async Task An_external_task_id_is_free_at_another_gateway()
    {
        await using var gateway = await Gateway.StartAsync("kapon");
        const string order = """{"prompt":"A cat","external_task_id":"mine-1"}""";
        await gateway.CreateAsync(Path, order);

        var elsewhere = await gateway.PostAsync(new Uri(gateway.Emulator.BaseAddress, Path).AbsoluteUri, order);

        elsewhere.Status.Should().Be(200);
    }

    [Fact]
    public async Task Tasks_are_listed_newest_first_page_by_page()
    {
        await using var gateway = await Gateway.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await gateway.CreateAsync(Path, """{"prompt":"A cat"}"""));
        }

        var page = await gateway.GetAsync(Path + "?pageNum=2&pageSize=2");
        var whole = await gateway.GetAsync(Path);

        page.Task.EnumerateArray().Select(static task => task.GetProperty("task_id").GetString()).Should().Equal(ids[2], ids[1]);
        whole.Task.GetArrayLength().Should().Be(5);
    }

    [Theory]
    [InlineData("?pageNum=0")]
    [InlineData("?pageNum=1001")]
    [InlineData("?pageSize=501")]
    [InlineData("?pageSize=x")]
    public async Task A_page_beyond_the_limits_is_refused(string query)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await gateway.GetAsync(Path + query);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1201);
    }

    [Theory]
    [InlineData("{}", "prompt")]
    [InlineData("""{"prompt":5}""", "prompt")]
    [InlineData("""{"prompt":"A cat","duration":"7"}""", "duration")]
    [InlineData("""{"prompt":"A cat","model_name":"kling-v3"}""", "model_name")]
    [InlineData("""{"prompt":"A cat","model_name":"kling-v2-5","cfg_scale":0.5}""", "cfg_scale")]
    [InlineData("""{"prompt":"A cat","aspect_ratio":"4:3"}""", "aspect_ratio")]
    public async Task Kapon_refuses_what_its_document_refuses(string body, string member)
    {
        await using var gateway = await Gateway.StartAsync("kapon");

        var reply = await gateway.PostAsync(Path, body);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1201);
        reply.Json.GetProperty("message").GetString().Should().Contain(member);
        reply.Json.GetProperty("request_id").GetString().Should().NotBeEmpty();
        reply.Json.TryGetProperty("data", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_that_is_no_json_is_refused(string body)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await gateway.PostAsync(Path, body);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1200);
    }

    [Fact]
    public async Task A_form_is_refused()
    {
        await using var gateway = await Gateway.StartAsync();
        using var form = new FormUrlEncodedContent([new("prompt", "A cat")]);

        using var response = await gateway.Http.PostAsync(Path, form);

        ((int)response.StatusCode).Should().Be(400);
        (await response.Content.ReadAsStringAsync()).Should().Contain("1200").And.Contain("application/json");
    }

    [Fact]
    public async Task An_unknown_task_is_not_found()
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await gateway.GetAsync(Path + "/nobody");

        reply.Status.Should().Be(404);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1203);
    }

    [Fact]
    public async Task A_task_is_unknown_to_another_product()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync("v1/videos/image2video", """{"image":"https://example.com/cat.png"}""");

        (await gateway.GetAsync($"v1/videos/image2video/{id}")).Status.Should().Be(200);
        (await gateway.GetAsync($"{Path}/{id}")).Json.GetProperty("code").GetInt32().Should().Be(1203);
    }

    [Theory]
    [InlineData("GET", "v1/videos/nothing")]
    [InlineData("DELETE", "v1/videos/text2video")]
    [InlineData("GET", "")]
    public async Task A_path_or_method_that_does_not_exist_is_refused(string method, string path)
    {
        await using var gateway = await Gateway.StartAsync("kapon");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await gateway.Http.SendAsync(request);
        var reply = await Gateway.Reply.ReadAsync(response);

        reply.Status.Should().Be(404);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1202);
    }

    [Fact]
    public async Task Anyapi_sells_no_image_to_video()
    {
        await using var gateway = await Gateway.StartAsync("anyapi");

        (await gateway.PostAsync("v1/videos/image2video", """{"image":"https://example.com/cat.png"}""")).Json.GetProperty("code").GetInt32().Should().Be(1202);
    }

    [Fact]
    public async Task One_task_too_many_at_a_time_is_refused()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { MaxConcurrentTasks = 1 });
        await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");

        var refused = await gateway.PostAsync(Path, """{"prompt":"A cat"}""");
        gateway.Finish();
        var admitted = await gateway.PostAsync(Path, """{"prompt":"A cat"}""");

        refused.Status.Should().Be(429);
        refused.Json.GetProperty("code").GetInt32().Should().Be(1303);
        admitted.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_task_is_forgotten_after_thirty_days()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");

        gateway.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var before = await gateway.GetAsync($"{Path}/{id}");
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await gateway.GetAsync($"{Path}/{id}");

        before.Status.Should().Be(200);
        after.Json.GetProperty("code").GetInt32().Should().Be(1203);
    }

    [Fact]
    public async Task A_watermarked_result_is_linked_when_ordered()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat","watermark_info":{"enabled":true}}""");
        gateway.Finish();

        var video = (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_result").GetProperty("videos")[0];

        (await gateway.GetAsync(video.GetProperty("watermark_url").GetString()!)).ContentType.Should().Be("video/mp4");
    }

    [Fact]
    public async Task The_root_knows_the_unified_endpoint_as_well_and_asks_it_for_no_key()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        gateway.Http.DefaultRequestHeaders.Authorization = null;

        var id = await gateway.CreateAsync("v1/videos", """{"model":"kling-2.5","prompt":"A cat"}""");

        (await gateway.GetAsync($"v1/videos/{id}")).Json.GetProperty("status").GetString().Should().Be("completed");
        Mp4File.Parse(await gateway.Http.GetByteArrayAsync($"v1/videos/{id}/content")).Seconds.Should().Be(5);
    }

    [Fact]
    public async Task Completed_requests_are_told()
    {
        var told = new TaskCompletionSource<RecordedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gateway = await Gateway.StartAsync(configure: options => options with { RequestCompleted = told.SetResult });

        await gateway.GetAsync(Path);

        (await told.Task.WaitAsync(TimeSpan.FromSeconds(30))).ToString().Should().Be("GET /v1/videos/text2video 200");
    }
}
