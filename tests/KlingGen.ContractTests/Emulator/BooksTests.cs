using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using KlingGen.Emulator;
using KlingGen.Runtime.Tasks;

namespace KlingGen.ContractTests.Emulator;

public class BooksTests
{
    private const string Path = "v1/videos/text2video";

    [Fact]
    public async Task Each_task_is_booked_with_what_was_ordered_and_by_whom()
    {
        await using var gateway = await Gateway.StartAsync();
        const string order = """{"prompt":"A cat","model_name":"kling-v2-6","external_task_id":"mine","duration":"10"}""";
        var id = await gateway.CreateAsync(Path, order);
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another");
        await gateway.CreateAsync(gateway.Emulator.AddressOf("kapon") + Path, """{"prompt":"[fail]"}""");
        gateway.Finish();

        var tasks = gateway.Emulator.Tasks;

        tasks.Should().HaveCount(2);
        tasks[0].Should().BeEquivalentTo(new BookedTask
        {
            Id = id,
            Gateway = "emulator",
            Product = "text2video",
            Model = "kling-v2-6",
            Account = "2c70e12b7a0646f9",
            ExternalId = "mine",
            Request = order,
            CreatedAt = gateway.Clock.GetUtcNow() - Gateway.Queued - Gateway.Processing,
            State = TaskState.Succeeded,
            Cost = 3,
        });
        tasks[1].Gateway.Should().Be("kapon");
        tasks[1].Account.Should().NotBe(tasks[0].Account).And.NotContain("another");
        tasks[1].Cost.Should().Be(0);
        gateway.Emulator.Totals.Should().BeEquivalentTo(new
        {
            Requests = 2,
            Tasks = 2,
            TasksByState = new Dictionary<TaskState, int> { [TaskState.Succeeded] = 1, [TaskState.Failed] = 1 },
            Cost = 3m,
        });
    }

    [Fact]
    public async Task Pictures_do_not_fill_the_books()
    {
        await using var gateway = await Gateway.StartAsync();
        var image = Convert.ToBase64String(new byte[100_000]);

        await gateway.CreateAsync("v1/videos/image2video", $$"""{"prompt":"A cat","image":"{{image}}"}""");

        var booked = gateway.Emulator.Tasks.Single().Request;
        booked.Should().Contain("A cat").And.Contain($"({image.Length} characters)");
        booked.Length.Should().BeLessThan(1000);
    }

    [Fact]
    public async Task Tokens_of_one_issuer_are_one_account()
    {
        await using var gateway = await Gateway.StartAsync();
        foreach (var (issuer, serial) in ((string, int)[])[("me", 1), ("me", 2), ("you", 1)])
        {
            var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"iss":"{{issuer}}","jti":{{serial}}}"""));
            gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"e30.{payload}.c2ln");
            await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");
        }

        var accounts = gateway.Emulator.Tasks.Select(static task => task.Account).ToArray();

        accounts[0].Should().Be(accounts[1]).And.NotBe(accounts[2]);
    }

    [Fact]
    public async Task Each_key_has_its_own_slots()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { MaxConcurrentTasks = 1 });
        await gateway.CreateAsync(Path, """{"prompt":"A cat"}""");

        var refused = await gateway.PostAsync(Path, """{"prompt":"A cat"}""");
        var otherModel = await gateway.PostAsync(Path, """{"prompt":"A cat","model_name":"kling-v2-6"}""");
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another");
        var otherKey = await gateway.PostAsync(Path, """{"prompt":"A cat"}""");
        gateway.Emulator.Limits.MaxConcurrentTasks = 2;
        var wider = await gateway.PostAsync(Path, """{"prompt":"A cat"}""");

        refused.Json.GetProperty("code").GetInt32().Should().Be(1303);
        otherModel.Status.Should().Be(200);
        otherKey.Status.Should().Be(200);
        wider.Status.Should().Be(200);
    }

    [Fact]
    public async Task Too_many_calls_in_a_second_are_told_to_come_again()
    {
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { RequestsPerSecond = 2 });
        await gateway.GetAsync(Path);
        await gateway.GetAsync(Path);

        using var refused = await gateway.Http.GetAsync(Path);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        var admitted = await gateway.GetAsync(Path);

        ((int)refused.StatusCode).Should().Be(429);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("1302");
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        admitted.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_reset_forgets_everything_but_the_time()
    {
        await using var gateway = await Gateway.StartAsync();
        var id = await gateway.CreateAsync(Path, """{"prompt":"A cat","external_task_id":"mine"}""");
        gateway.Emulator.Faults.Enqueue(Fault.Code(5000));
        gateway.Emulator.Faults.AtRandom(1, 1);
        gateway.Emulator.ApiKey = "other";
        gateway.Emulator.Limits.RequestsPerSecond = 1;
        gateway.Emulator.Clock.Advance(TimeSpan.FromHours(1));

        gateway.Emulator.Reset();

        gateway.Emulator.Requests.Should().BeEmpty();
        gateway.Emulator.Totals.Requests.Should().Be(0);
        gateway.Emulator.Limits.RequestsPerSecond.Should().BeNull();
        gateway.Emulator.Clock.GetUtcNow().Should().Be(gateway.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        (await gateway.GetAsync($"{Path}/{id}")).Status.Should().Be(404);
        (await gateway.PostAsync(Path, """{"prompt":"A cat","external_task_id":"mine"}""")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Requests_are_remembered_up_to_a_limit_and_counted_beyond()
    {
        await using var few = await Gateway.StartAsync(configure: static options => options with { RecordedRequests = 2 });
        await using var none = await Gateway.StartAsync(configure: static options => options with { RecordedRequests = 0 });
        for (var i = 0; i < 3; i++)
        {
            await few.GetAsync($"{Path}/{i}");
            await none.GetAsync($"{Path}/{i}");
        }

        few.Emulator.Requests.Select(static request => request.Path).Should().Equal($"/{Path}/1", $"/{Path}/2");
        few.Emulator.Totals.Requests.Should().Be(3);
        none.Emulator.Requests.Should().BeEmpty();
        none.Emulator.Totals.Requests.Should().Be(3);
    }
}
