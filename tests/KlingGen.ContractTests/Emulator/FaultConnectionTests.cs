using System.Net;
using System.Text;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultConnectionTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"prompt":"A cat"}""";

    [Fact]
    public async Task A_connection_can_be_cut_before_the_body_is_read()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.CutUnread().On(FaultTarget.Create));

        var post = () => gateway.PostAsync(Path, Order);

        await post.Should().ThrowAsync<HttpRequestException>();
        gateway.Emulator.Requests.Should().ContainSingle().Which.Body.Should().BeEmpty();
        gateway.Emulator.Tasks.Should().BeEmpty();
    }

    [Fact]
    public async Task A_chunked_body_can_be_cut_so_that_its_end_is_missing()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        gateway.Emulator.Faults.Enqueue(Fault.HalfBody(0.5, BodyFraming.Chunked));

        using var response = await gateway.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        var read = () => response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentLength.Should().BeNull();
        await read.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_body_without_length_can_be_cut_so_that_it_looks_whole()
    {
        await using var gateway = await Gateway.StartInstantAsync();
        var url = await gateway.VideoUrlAsync();
        var whole = await gateway.Http.GetByteArrayAsync(url);
        gateway.Emulator.Faults.Enqueue(Fault.HalfBody(0.5, BodyFraming.ConnectionEnd));

        using var response = await gateway.Http.GetAsync(url);
        var half = await response.Content.ReadAsByteArrayAsync();

        response.IsSuccessStatusCode.Should().BeTrue();
        half.Should().Equal(whole[..(whole.Length / 2)]);
    }

    [Fact]
    public async Task A_length_that_is_too_great_breaks_the_connection()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.WrongLength(10));

        var post = () => gateway.PostAsync(Path, Order);

        await post.Should().ThrowAsync<HttpRequestException>();
        gateway.Emulator.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_length_that_is_too_small_leaves_JSON_without_its_end()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.WrongLength(-1));
        using var content = new StringContent(Order, Encoding.UTF8, "application/json");

        using var response = await gateway.Http.PostAsync(Path, content);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().StartWith("{").And.NotEndWith("}}");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_slow_create_makes_its_task_before_or_after_the_wait(bool afterwards, int tasks)
    {
        await using var gateway = await Gateway.StartAsync();
        var slow = Fault.Slow(TimeSpan.FromMinutes(1));
        gateway.Emulator.Faults.Enqueue(afterwards ? slow.AfterCarryingOut() : slow);

        var answer = gateway.PostAsync(Path, Order);
        await gateway.Clock.WaitForTimersAsync();
        var tasksMeanwhile = gateway.Emulator.Tasks.Count;
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await answer;

        tasksMeanwhile.Should().Be(tasks);
        reply.Task.GetProperty("task_id").GetString().Should().Be(gateway.Emulator.Tasks.Single().Id);
    }

    [Fact]
    public async Task Silence_can_follow_a_create_that_made_its_task()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Silence().AfterCarryingOut());
        using var patience = new CancellationTokenSource();
        using var content = new StringContent(Order, Encoding.UTF8, "application/json");

        var post = gateway.Http.PostAsync(Path, content, patience.Token);
        while (gateway.Emulator.Tasks.Count == 0)
        {
            await Task.Yield();
        }

        post.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();
        await FluentActions.Awaiting(() => post).Should().ThrowAsync<OperationCanceledException>();
    }
}
