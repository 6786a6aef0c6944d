using System.Net;
using System.Text.Json;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"prompt":"A cat"}""";

    [Theory]
    [InlineData(1100, 429)]
    [InlineData(1101, 429)]
    [InlineData(1102, 429)]
    [InlineData(1103, 403)]
    [InlineData(1301, 400)]
    [InlineData(1302, 429)]
    [InlineData(1303, 429)]
    [InlineData(1304, 429)]
    [InlineData(5000, 500)]
    [InlineData(5001, 503)]
    [InlineData(5002, 504)]
    public async Task A_code_is_told_once_with_its_status_and_nothing_is_carried_out(int code, int status)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Code(code).On(FaultTarget.Create));

        var refused = await gateway.PostAsync(Path, Order);
        var list = await gateway.GetAsync(Path);
        var admitted = await gateway.PostAsync(Path, Order);

        refused.Status.Should().Be(status);
        refused.Json.GetProperty("code").GetInt32().Should().Be(code);
        list.Task.GetArrayLength().Should().Be(0);
        admitted.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_code_can_come_with_status_200()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.CodeWithStatus200(1302));

        var reply = await gateway.PostAsync(Path, Order);

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1302);
    }

    [Fact]
    public async Task A_client_can_be_told_when_to_come_again()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Code(1302, retryAfter: TimeSpan.FromSeconds(7)));

        using var response = await gateway.Http.GetAsync(Path);

        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task The_unified_gateway_has_words_for_passing_and_lasting_429s()
    {
        await using var gateway = await Gateway.StartAsync("videos");
        gateway.Emulator.Faults.Enqueue(Fault.Code(1302), Fault.Code(1102));

        var first = await gateway.GetAsync("v1/videos/x");
        var second = await gateway.GetAsync("v1/videos/x");

        first.Status.Should().Be(429);
        first.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("rate_limit_exceeded");
        second.Status.Should().Be(429);
        second.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("insufficient_quota");
    }

    [Fact]
    public async Task Faults_wait_for_their_kind_of_request()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway).On(FaultTarget.Query));

        var created = await gateway.PostAsync(Path, Order);
        var queried = await gateway.GetAsync(Path);

        created.Status.Should().Be(200);
        queried.Status.Should().Be(502);
        gateway.Emulator.Faults.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_proxys_page_is_html()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Html());

        var reply = await gateway.GetAsync(Path);

        reply.Status.Should().Be(502);
        reply.ContentType.Should().Be("text/html");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_cut_connection_leaves_a_task_only_when_it_was_cut_afterwards(bool afterwards, int tasks)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(afterwards ? Fault.CutAfter() : Fault.CutBefore());

        var post = () => gateway.PostAsync(Path, Order);

        await post.Should().ThrowAsync<HttpRequestException>();
        (await gateway.GetAsync(Path)).Task.GetArrayLength().Should().Be(tasks);
        gateway.Emulator.Requests[0].StatusCode.Should().BeNull();
    }

    [Fact]
    public async Task Half_a_body_is_announced_whole()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { Pace = EmulatorPace.Instant });
        var id = await gateway.CreateAsync(Path, Order);
        var url = (await gateway.GetAsync($"{Path}/{id}")).Task.GetProperty("task_result").GetProperty("videos")[0].GetProperty("url").GetString();
        var whole = await gateway.Http.GetByteArrayAsync(url);
        gateway.Emulator.Faults.Enqueue(Fault.HalfBody().On(FaultTarget.Download));

        using var response = await gateway.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var received = new byte[whole.Length];
        var count = await stream.ReadAtLeastAsync(received, whole.Length / 2, throwOnEndOfStream: false);
        var more = async () => await stream.ReadExactlyAsync(received.AsMemory(count));

        response.Content.Headers.ContentLength.Should().Be(whole.Length);
        count.Should().Be(whole.Length / 2);
        received[..count].Should().Equal(whole[..count]);
        await more.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task A_slow_answer_waits_on_the_given_clock()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Slow(TimeSpan.FromMinutes(1)));

        var answer = gateway.GetAsync(Path);
        await gateway.Clock.WaitForTimersAsync();

        answer.IsCompleted.Should().BeFalse();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        (await answer).Status.Should().Be(200);
    }

    [Fact]
    public async Task Silence_ends_with_the_emulator()
    {
        var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Silence());
        var answer = gateway.GetAsync(Path);
        while (gateway.Emulator.Faults.Count > 0)
        {
            await Task.Yield();
        }

        await gateway.Emulator.DisposeAsync();

        var waiting = () => answer;
        await waiting.Should().ThrowAsync<HttpRequestException>();
        gateway.Http.Dispose();
    }

    [Fact]
    public async Task Answers_drift_in_the_ways_that_are_known()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, Order);
        gateway.Finish();
        gateway.Emulator.Faults.Enqueue(
            Fault.Drift(ShapeDrift.CodeAsWord),
            Fault.Drift(ShapeDrift.CodeAsHttpStatus),
            Fault.Drift(ShapeDrift.Flat),
            Fault.Drift(ShapeDrift.TimesInSeconds),
            Fault.Drift(ShapeDrift.TimesAsText),
            Fault.Drift(ShapeDrift.DurationsOfTheOtherKind),
            Fault.Drift(ShapeDrift.StatusWord("SUCCESS")));

        var answers = new List<JsonElement>();
        while (gateway.Emulator.Faults.Count > 0)
        {
            answers.Add((await gateway.GetAsync($"{Path}/{id}")).Json);
        }

        var seconds = gateway.Clock.GetUtcNow().ToUnixTimeSeconds();
        answers[0].GetProperty("code").GetString().Should().Be("success");
        answers[1].GetProperty("code").GetInt32().Should().Be(200);
        answers[2].GetProperty("task_id").GetString().Should().Be(id);
        answers[2].TryGetProperty("data", out _).Should().BeFalse();
        answers[3].GetProperty("data").GetProperty("updated_at").GetInt64().Should().Be(seconds);
        answers[4].GetProperty("data").GetProperty("updated_at").GetString().Should().Be($"{seconds}000");
        answers[5].GetProperty("data").GetProperty("task_result").GetProperty("videos")[0].GetProperty("duration").GetDouble().Should().Be(5);
        answers[6].GetProperty("data").GetProperty("task_status").GetString().Should().Be("SUCCESS");
    }

    [Fact]
    public async Task Progress_can_be_told_as_a_percentage()
    {
        await using var gateway = await Gateway.StartAsync("videos");
        var id = await gateway.CreateAsync("v1/videos", """{"model":"kling-2.5","prompt":"x"}""");
        gateway.Emulator.Faults.Enqueue(Fault.Drift(ShapeDrift.ProgressAsPercentage));

        (await gateway.GetAsync($"v1/videos/{id}")).Json.GetProperty("progress").GetString().Should().Be("0%");
    }
}
