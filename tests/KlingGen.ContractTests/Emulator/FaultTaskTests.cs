using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FaultTaskTests
{
    private const string Path = "v1/videos/text2video";
    private const string Order = """{"prompt":"A cat","external_task_id":"mine"}""";

    [Fact]
    public async Task A_task_can_stay_hidden_for_a_time()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.HiddenTask(TimeSpan.FromSeconds(5)));
        var id = await gateway.CreateAsync(Path, Order);

        var early = await gateway.GetAsync($"{Path}/{id}");
        var listed = await gateway.GetAsync(Path);
        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        var late = await gateway.GetAsync($"{Path}/mine");

        early.Status.Should().Be(404);
        early.Json.GetProperty("code").GetInt32().Should().Be(1203);
        listed.Task.GetArrayLength().Should().Be(0);
        late.Task.GetProperty("task_id").GetString().Should().Be(id);
    }

    [Fact]
    public async Task A_task_can_stay_hidden_from_the_first_queries()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.HiddenTask(queries: 2));
        var id = await gateway.CreateAsync(Path, Order);

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await gateway.GetAsync($"{Path}/{id}")).Status);
        }

        statuses.Should().Equal(404, 404, 200);
    }

    [Fact]
    public async Task A_create_can_be_cut_off_and_its_task_found_later()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.HiddenTask(TimeSpan.FromSeconds(5)).And(Fault.CutAfter()));

        var post = () => gateway.PostAsync(Path, Order);
        await post.Should().ThrowAsync<HttpRequestException>();
        var early = await gateway.GetAsync($"{Path}/mine");
        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        var late = await gateway.GetAsync($"{Path}/mine");
        var again = await gateway.PostAsync(Path, Order);

        early.Status.Should().Be(404);
        late.Status.Should().Be(200);
        again.Json.GetProperty("code").GetInt32().Should().Be(1201);
    }

    [Fact]
    public async Task A_success_can_come_before_its_link()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.LinklessTask(queries: 2));
        var id = await gateway.CreateAsync(Path, Order);
        (await gateway.GetAsync($"{Path}/{id}")).Status.Should().Be(200);
        gateway.Finish();

        var first = await gateway.GetAsync($"{Path}/{id}");
        var second = await gateway.GetAsync($"{Path}/{id}");
        var third = await gateway.GetAsync($"{Path}/{id}");

        first.Task.GetProperty("task_status").GetString().Should().Be("succeed");
        first.Body.Should().NotContain("http://");
        second.Body.Should().NotContain("http://");
        third.Body.Should().Contain("http://");
    }
}
