using System.Net;
using System.Text.Json.Nodes;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Client;

/// <summary>What the client makes of gateways that fail, drift and break off.</summary>
public sealed class FailureTests
{
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v2-1", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    [Fact]
    public async Task A_create_whose_answer_is_lost_makes_one_task_and_finds_it()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        emulated.Emulator.Faults.Enqueue(Fault.CutAfter().On(FaultTarget.Create));

        var task = await emulated.Client.CreateAsync(Cat);

        var tasks = await emulated.Client.ListAsync(KlingProduct.TextToVideo).ToListAsync();
        tasks.Should().ContainSingle().Which.Id.Should().Be(task.Id);
    }

    [Fact]
    public async Task A_create_without_an_external_id_is_not_repeated_when_its_answer_is_lost()
    {
        await using var emulated = await EmulatedClient.StartAsync("v1");
        emulated.Emulator.Faults.Enqueue(Fault.CutAfter().On(FaultTarget.Create));

        var error = await Refused(emulated.Client.CreateAsync(Cat));

        error.Kind.Should().Be(KlingErrorKind.Unreachable);
        emulated.Emulator.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("kapon", 1303)]
    [InlineData("v1", 1302)]
    [InlineData("videos", 1302)]
    public async Task A_limit_that_passes_is_waited_out(string gateway, int code)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        emulated.Emulator.Faults.Enqueue(Fault.Code(code).On(FaultTarget.Create), Fault.Code(code).On(FaultTarget.Create));

        await emulated.Client.CreateAsync(Cat with { ModelName = gateway == "videos" ? "kling-v3" : "kling-v2-1" });

        emulated.Emulator.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("kapon", 1102)]
    [InlineData("videos", 1102)]
    public async Task A_quota_that_is_used_up_fails_at_once(string gateway, int code)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        emulated.Emulator.Faults.Enqueue(Fault.Code(code).On(FaultTarget.Create));

        (await Refused(emulated.Client.CreateAsync(Cat with { ModelName = gateway == "videos" ? "kling-v3" : "kling-v2-1" })))
            .Kind.Should().Be(KlingErrorKind.Quota);
        emulated.Emulator.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("anyapi")]
    [InlineData("v1")]
    [InlineData("videos")]
    public async Task A_wrong_key_is_told_as_such(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway, new EmulatorOptions { ApiKey = "right" }, key: "sk-wrong");

        var error = await Refused(emulated.Client.GetAsync(new TaskHandle(gateway, gateway == "videos" ? KlingProduct.Videos : KlingProduct.TextToVideo, "1")));

        error.Kind.Should().Be(KlingErrorKind.Authentication);
        error.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        error.ToString().Should().NotContain("sk-wrong");
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("v1")]
    [InlineData("videos")]
    public async Task A_task_that_does_not_exist_is_told_with_its_handle(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        var handle = new TaskHandle(gateway, gateway == "videos" ? KlingProduct.Videos : KlingProduct.TextToVideo, "nobody");

        var error = await Refused(emulated.Client.GetAsync(handle));

        error.Kind.Should().Be(KlingErrorKind.NotFound);
        error.Handle.Should().Be(handle);
    }

    [Fact]
    public async Task A_web_page_from_a_proxy_is_waited_out_while_polling()
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        var task = await emulated.Client.CreateAsync(Cat);
        emulated.Emulator.Faults.Enqueue(Fault.Html().On(FaultTarget.Query));

        (await emulated.Client.WaitAsync(task.Handle)).Status.Should().Be(VideoTaskStatus.Succeeded);
    }

    public static TheoryData<string> Drifts => [.. DriftsByName.Keys];

    private static Dictionary<string, Action<JsonObject>> DriftsByName => new()
    {
        ["code as word"] = ShapeDrift.CodeAsWord,
        ["code as HTTP status"] = ShapeDrift.CodeAsHttpStatus,
        ["flat"] = ShapeDrift.Flat,
        ["times in seconds"] = ShapeDrift.TimesInSeconds,
        ["times as text"] = ShapeDrift.TimesAsText,
        ["durations of the other kind"] = ShapeDrift.DurationsOfTheOtherKind,
        ["progress as percentage"] = ShapeDrift.ProgressAsPercentage,
        ["status SUCCESS"] = ShapeDrift.StatusWord("SUCCESS"),
        ["status succeeded"] = ShapeDrift.StatusWord("succeeded"),
        ["ids as numbers"] = answer => Replace(answer, "task_id", 7),
        ["a member of another type"] = answer => Replace(answer, "final_unit_deduction", 3.5),
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task An_answer_that_drifts_is_read_without_loss(string drift)
    {
        await using var emulated = await EmulatedClient.StartAsync("kapon");
        var created = await emulated.Client.CreateAsync(Cat);
        emulated.Emulator.Faults.Enqueue(Fault.Drift(DriftsByName[drift]).On(FaultTarget.Query));

        var task = await emulated.Client.WaitAsync(created.Handle);

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        task.CreatedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        task.Videos.Should().ContainSingle().Which.Duration.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("kapon")]
    [InlineData("videos")]
    public async Task A_download_that_breaks_off_is_taken_up_where_it_was(string gateway)
    {
        await using var emulated = await EmulatedClient.StartAsync(gateway);
        var task = await emulated.Client.GenerateAsync(Cat with { ModelName = "kling-v2-1" });
        await emulated.Client.DownloadAsync(task, emulated.Target);
        var whole = File.ReadAllBytes(emulated.Target);

        emulated.Emulator.Faults.Enqueue(Fault.HalfBody().On(FaultTarget.Download), Fault.HalfBody(0.9).On(FaultTarget.Download));
        await emulated.Client.DownloadAsync(task, emulated.Target, new DownloadOptions { Overwrite = true });

        File.ReadAllBytes(emulated.Target).Should().Equal(whole);
        emulated.Emulator.Requests.Count(request => request.Headers.ContainsKey("Range")).Should().Be(2);
    }

    [Fact]
    public async Task A_video_is_had_by_its_id_where_the_gateway_names_no_link()
    {
        await using var emulated = await EmulatedClient.StartAsync("videos");
        var done = await emulated.Client.GenerateAsync(Cat);
        emulated.Emulator.Faults.Enqueue(Fault.HalfBody().On(FaultTarget.Download));

        var videos = await emulated.Client.DownloadAsync(new VideoTask { Handle = done.Handle, Status = done.Status }, emulated.Target);

        new FileInfo(emulated.Target).Length.Should().Be(videos[0].Length).And.BeGreaterThan(1000);
        emulated.Emulator.Requests.Should().Contain(request => request.Path.EndsWith("/content") && request.Headers.ContainsKey("Range"));
    }

    private static void Replace(JsonObject answer, string member, JsonNode value)
    {
        if (answer["data"] is JsonObject data)
        {
            data[member] = value;
        }
    }

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;
}
