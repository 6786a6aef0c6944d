using System.Diagnostics;
using System.Net;
using System.Text.Json;
using KlingGen.Emulator;
using Xunit.Abstractions;

namespace KlingGen.ContractTests.Client;

/// <summary>What the client makes of gateways that fail where it costs money, over real sockets.</summary>
public sealed class PaidRoadTests(ITestOutputHelper output)
{
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v2-1", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    [Theory]
    [InlineData(HttpStatusCode.Moved)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_create_that_is_redirected_is_an_error_that_names_status_and_address(HttpStatusCode status)
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        emulated.Emulator.Faults.Enqueue(Fault.Redirect(status, "/elsewhere?token=secret").On(FaultTarget.Create));

        var error = await Refused(Client(emulated).CreateAsync(Cat));

        error.Message.Should().Contain(((int)status).ToString()).And.Contain("/elsewhere").And.NotContain("secret");
        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.Handle!.IsExternal.Should().BeTrue();
        emulated.Emulator.Requests.Count(request => request.Method == "POST").Should().Be(1);
        emulated.Emulator.Requests.Should().NotContain(request => request.Path.Contains("elsewhere"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("videos")]
    public async Task A_task_that_was_made_behind_a_redirect_may_exist_where_nothing_finds_it(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        emulated.Emulator.Faults.Enqueue(Fault.Redirect(HttpStatusCode.SeeOther, "/tasks/1").AfterCarryingOut().On(FaultTarget.Create));

        var error = await Refused(Client(emulated).CreateAsync(Cat with { ModelName = gateway == "videos" ? "kling-v3" : "kling-v2-1" }));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        emulated.Emulator.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_task_that_was_made_behind_a_redirect_is_found_by_its_external_id()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        emulated.Emulator.Faults.Enqueue(Fault.Redirect(HttpStatusCode.SeeOther, "/tasks/1").AfterCarryingOut().On(FaultTarget.Create));

        var task = await Client(emulated).CreateAsync(Cat);

        emulated.Emulator.Tasks.Should().ContainSingle().Which.Id.Should().Be(task.Id);
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("official")]
    [InlineData("emulator")]
    public async Task A_task_that_was_made_behind_a_server_error_is_not_made_again(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        emulated.Emulator.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway).AfterCarryingOut().On(FaultTarget.Create));

        var task = await Client(emulated).CreateAsync(Cat);

        emulated.Emulator.Tasks.Should().ContainSingle().Which.Id.Should().Be(task.Id);
        emulated.Emulator.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task A_lost_task_that_is_not_visible_at_once_is_looked_for_again()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        emulated.Emulator.Faults.Enqueue(Fault.HiddenTask(queries: 4).And(Fault.CutAfter()).On(FaultTarget.Create));

        var task = await Client(emulated).CreateAsync(Cat);

        emulated.Emulator.Tasks.Should().ContainSingle().Which.Id.Should().Be(task.Id);
    }

    [Fact]
    public async Task A_hundred_creates_at_three_slots_are_all_made_in_order()
    {
        const int Count = 100;
        await using var emulated = await EmulatedClient.StartAsync("kapon", new EmulatorOptions
        {
            MaxConcurrentTasks = 3,
            Pace = new EmulatorPace(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250)),
        });
        using var client = new KlingClient(KlingGateway.Kapon("key").WithBaseAddress(emulated.Emulator.AddressOf("kapon")));
        var began = Stopwatch.GetTimestamp();

        var tasks = await Task.WhenAll(Enumerable.Range(0, Count).Select(number => client.CreateAsync(Cat with { Prompt = $"{number:000}" })));

        var took = Stopwatch.GetElapsedTime(began);
        tasks.Select(task => task.Id).Should().OnlyHaveUniqueItems();
        emulated.Emulator.Tasks.Should().HaveCount(Count);
        var order = emulated.Emulator.Tasks.OrderBy(task => task.CreatedAt).ThenBy(PromptOf).Select(PromptOf).ToList();
        order.Select((prompt, place) => Math.Abs(int.Parse(prompt) - place)).Should().OnlyContain(distance => distance <= 1);
        var sent = emulated.Emulator.Requests.Count(request => request.Method == "POST");
        sent.Should().BeLessThanOrEqualTo(130);
        output.WriteLine($"{sent} creates sent for {Count}, {took.TotalSeconds:0.0} s; ideal {Count / 3.0 * 0.3:0.0} s");
    }

    [Fact]
    public async Task An_answer_that_names_another_id_does_not_change_the_task_that_is_waited_for()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        var task = await emulated.Client.CreateAsync(Cat);
        emulated.Emulator.Faults.Enqueue(Fault.Answer(HttpStatusCode.OK, "application/json", """
            {"id":"req-1","code":0,"message":"SUCCEED","data":{"task_status":"processing"}}
            """).On(FaultTarget.Query));

        var done = await emulated.Client.WaitAsync(task.Handle);

        done.Handle.Should().Be(task.Handle);
    }

    private static string PromptOf(BookedTask task) => JsonDocument.Parse(task.Request).RootElement.GetProperty("prompt").GetString()!;

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;

    private static KlingClient Client(EmulatedClient emulated) => new(emulated.Client.Gateway, options: new KlingClientOptions
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        SearchTime = TimeSpan.FromMilliseconds(200),
    });
}
