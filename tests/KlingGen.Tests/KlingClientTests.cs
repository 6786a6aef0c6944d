using System.Net;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Tests.Support;

namespace KlingGen.Tests;

public sealed class KlingClientTests : IDisposable
{
    private const string Key = "sk-very-secret";
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v2-6", Prompt = "A cat plays the piano", Duration = "5" };

    private readonly FakeGateway _gateway = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _log = [];

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_create_goes_out_with_the_key_and_comes_back_as_a_task_with_a_handle()
    {
        _gateway.Json("""{"code":0,"message":"success","request_id":"r","data":{"task_id":"t1","task_status":"submitted"}}""");

        var task = await Client().CreateAsync(Cat);

        task.Handle.Should().Be(Handle with { Site = KlingGateway.Kapon(Key).Site });
        var call = _gateway.Calls.Should().ContainSingle().Subject;
        call.Method.Should().Be("POST");
        call.Address.Should().Be("https://models.kapon.cloud/kling/v1/videos/text2video");
        call.Authorization.Should().Be("Bearer " + Key);
        JsonDocument.Parse(call.Body).RootElement.GetProperty("prompt").GetString().Should().Be("A cat plays the piano");
        _log.Should().ContainMatch("Created task kapon~*/text2video/t1*");
    }

    [Fact]
    public async Task A_request_gets_an_external_task_id_where_the_gateway_knows_one()
    {
        _gateway.Json(Submitted()).Json(Submitted());

        await Client().CreateAsync(Cat);
        await Client().CreateAsync(Cat with { ExternalTaskId = "mine" });

        var ids = _gateway.Calls.ConvertAll(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("external_task_id").GetString());
        ids[0].Should().HaveLength(32);
        ids[1].Should().Be("mine");
    }

    [Fact]
    public async Task An_invalid_request_is_never_sent()
    {
        var error = (await FluentActions.Awaiting(() => Client().CreateAsync(Cat with { Prompt = new string('x', 2501) }))
            .Should().ThrowAsync<ApiValidationException>()).Which;

        error.Result.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { InstanceLocation = "/prompt", Keyword = "maxLength" });
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task What_only_warns_is_sent_logged_and_told_with_the_task()
    {
        _gateway.Json(Submitted());

        var task = await Client().CreateAsync(Cat with { MultiShot = true });

        task.RequestWarnings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { InstanceLocation = "/multi_shot", Keyword = "const" });
        _log.Should().ContainMatch("*kapon*'/multi_shot'*Kapon does not list multi_shot*");
    }

    [Fact]
    public async Task Validation_can_be_switched_off()
    {
        _gateway.Json(Submitted());

        await Client(options => options.ValidateRequests = false).CreateAsync(Cat with { Prompt = new string('x', 2501) });

        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Success_with_another_code_is_an_error_with_all_that_the_gateway_said()
    {
        _gateway.Json("""{"code":1301,"message":"Risk control","request_id":"req_9"}""");

        var error = await Refused(Client().CreateAsync(Cat));

        error.Kind.Should().Be(KlingErrorKind.ContentPolicy);
        error.Code.Should().Be("1301");
        error.GatewayMessage.Should().Be("Risk control");
        error.RequestId.Should().Be("req_9");
        error.StatusCode.Should().Be(HttpStatusCode.OK);
        error.RawText.Should().Contain("Risk control");
        error.IsTransient.Should().BeFalse();
    }

    [Theory]
    [InlineData("success")]
    [InlineData("200")]
    [InlineData("0")]
    public async Task Other_words_for_success_are_success(string code)
    {
        _gateway.Json($$$"""{"code":"{{{code}}}","data":{"task_id":"t1","task_status":"submitted"}}""");

        (await Client().CreateAsync(Cat)).Id.Should().Be("t1");
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_web_page_is_one_sentence(HttpStatusCode status)
    {
        _gateway.Html(status);

        var error = await Refused(Client(options => options.AssignExternalTaskIds = false).CreateAsync(Cat));

        error.Kind.Should().Be(KlingErrorKind.UnreadableAnswer);
        error.Message.Should().Contain("kapon").And.Contain("models.kapon.cloud").And.Contain("a web page").And.NotContain("\n");
    }

    [Fact]
    public async Task A_refused_key_is_one_sentence_without_the_key()
    {
        _gateway.Json($$"""{"code":1002,"message":"Invalid token {{Key}}"}""", HttpStatusCode.Unauthorized);

        var error = await Refused(Client().CreateAsync(Cat));

        error.Kind.Should().Be(KlingErrorKind.Authentication);
        error.ToString().Should().NotContain(Key);
        Client().Gateway.ToString().Should().NotContain(Key);
    }

    [Fact]
    public async Task A_task_that_succeeds_is_waited_for_at_the_gateways_pace()
    {
        _gateway.Json(Status("submitted")).Json(Status("processing")).Json(Status("brand_new_word")).Json(Status("succeed"));
        var seen = new List<string>();

        var task = await _clock.RunAsync(Client().WaitAsync(Handle, new WaitOptions { Progress = new Collect<VideoTask>(t => seen.Add(t.StatusWord)) }));

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        seen.Should().Equal("submitted", "processing", "brand_new_word", "succeed");
        _clock.Pauses.Should().HaveCount(3).And.OnlyContain(pause => pause >= TimeSpan.FromSeconds(4.5) && pause <= TimeSpan.FromSeconds(11));
        _log.Should().ContainMatch("*unknown status 'brand_new_word'*");
    }

    [Fact]
    public async Task A_task_that_fails_is_an_error_with_the_task_and_its_reason()
    {
        _gateway.Json("""{"code":0,"data":{"task_id":"t1","task_status":"failed","task_status_msg":"The image is too small."}}""");

        var error = (await FluentActions.Awaiting(() => Client().WaitAsync(Handle)).Should().ThrowAsync<KlingTaskFailedException>()).Which;

        error.Message.Should().Be("The task kapon/text2video/t1 failed: The image is too small.");
        error.Task.Status.Should().Be(VideoTaskStatus.Failed);
        error.Handle.Should().Be(Handle);
    }

    [Fact]
    public async Task A_deadline_that_passes_gives_the_handle_back()
    {
        for (var i = 0; i < 20; i++)
        {
            _gateway.Json(Status("processing"));
        }

        var wait = Client().WaitAsync(Handle, new WaitOptions { Timeout = TimeSpan.FromSeconds(60) });
        var error = (await FluentActions.Awaiting(() => _clock.RunAsync(wait)).Should().ThrowAsync<KlingTimeoutException>()).Which;

        error.Handle.Should().Be(Handle);
        error.LastSeen!.StatusWord.Should().Be("processing");
        error.Message.Should().Contain("60 s").And.Contain(Handle.ToString());
    }

    [Fact]
    public async Task A_cancelled_wait_gives_the_handle_back()
    {
        using var cancellation = new CancellationTokenSource();
        _gateway.Json(Status("processing"));

        var wait = Client().WaitAsync(Handle, cancellationToken: cancellation.Token);
        cancellation.Cancel();
        var error = (await FluentActions.Awaiting(() => wait).Should().ThrowAsync<KlingCanceledException>()).Which;

        error.Handle.Should().Be(Handle);
        error.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_gateway_that_is_away_for_a_while_does_not_end_a_wait()
    {
        _gateway.Json(Status("processing"));
        for (var i = 0; i < 6; i++)
        {
            _gateway.Json("{}", HttpStatusCode.BadGateway);
        }

        _gateway.Json(Status("succeed"));

        (await _clock.RunAsync(Client().WaitAsync(Handle))).Status.Should().Be(VideoTaskStatus.Succeeded);
        _log.Should().ContainMatch("*could not be queried*");
    }

    [Fact]
    public async Task A_handle_of_another_gateway_is_refused_before_anything_is_sent()
    {
        await FluentActions.Awaiting(() => Client().GetAsync(TaskHandle.Parse("anyapi/text2video/1")))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*belongs to the gateway anyapi*");
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Lists_are_asked_for_page_by_page()
    {
        _gateway.Json("""{"code":0,"data":[{"task_id":"1","task_status":"succeed"},{"task_id":"2","task_status":"succeed"}]}""")
            .Json("""{"code":0,"data":[{"task_id":"2","task_status":"succeed"},{"task_id":"3","task_status":"succeed"}]}""")
            .Json("""{"code":0,"data":[]}""");

        var tasks = await Client().ListAsync(KlingProduct.ImageToVideo).ToListAsync();

        tasks.Select(task => task.Handle.Id).Should().Equal("1", "2", "3");
        tasks.Should().OnlyContain(task => task.Handle.Product == KlingProduct.ImageToVideo);
        _gateway.Calls.Select(call => call.Address[call.Address.IndexOf("/v1", StringComparison.Ordinal)..]).Should().Equal(
            "/v1/videos/image2video?pageNum=1&pageSize=30",
            "/v1/videos/image2video?pageNum=2&pageSize=30",
            "/v1/videos/image2video?pageNum=3&pageSize=30");
    }

    [Fact]
    public async Task A_gateway_that_turns_no_pages_is_not_listed_for_ever()
    {
        const string Page = """{"code":0,"data":[{"task_id":"1","task_status":"succeed"}]}""";
        _gateway.Json(Page).Json(Page);

        (await Client().ListAsync(KlingProduct.ImageToVideo).ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Pages_are_asked_for_only_as_they_are_needed()
    {
        _gateway.Json("""{"code":0,"data":[{"task_id":"1","task_status":"succeed"}]}""");

        (await Client().ListAsync(KlingProduct.ImageToVideo).FirstAsync()).Id.Should().Be("1");

        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Generate_creates_waits_and_downloads_and_sends_the_key_only_to_the_gateway()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("cat.mp4");
        _gateway.Json(Submitted())
            .Json("""{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"id":"v","url":"https://cdn.example/v.mp4?sig=1","duration":"5.1"}]}}}""")
            .Bytes(Mp4.Tiny);
        TaskHandle? early = null;

        var task = await _clock.RunAsync(Client().GenerateAsync(Cat, path, new WaitOptions { Progress = new Collect<VideoTask>(t => early ??= t.Handle) }));

        File.ReadAllBytes(path).Should().Equal(Mp4.Tiny);
        early!.Id.Should().Be("t1");
        task.Videos[0].Duration.Should().Be(TimeSpan.FromSeconds(5.1));
        _gateway.Calls[^1].Authorization.Should().BeNull();
        _log.Should().NotContainMatch("*sig=1*");
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_found_before_anything_is_paid_for()
    {
        await FluentActions.Awaiting(() => Client().GenerateAsync(Cat, "/no/such/folder/cat.mp4")).Should().ThrowAsync<KlingDownloadException>();
        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task An_expired_link_is_asked_for_anew()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("video.mp4");
        _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.Forbidden))
            .Json("""{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"url":"https://cdn.example/new.mp4"}]}}}""")
            .Bytes(Mp4.Tiny);
        var old = new VideoTask { Handle = Handle, Status = VideoTaskStatus.Succeeded, Videos = [new TaskVideo { Url = new("https://cdn.example/old.mp4") }] };

        await _clock.RunAsync(Client().DownloadAsync(old, path));

        File.ReadAllBytes(path).Should().Equal(Mp4.Tiny);
        _gateway.Calls[^1].Address.Should().Be("https://cdn.example/new.mp4");
    }

    [Fact]
    public async Task A_task_without_a_video_cannot_be_downloaded()
    {
        var task = new VideoTask { Handle = Handle, Status = VideoTaskStatus.Processing, StatusWord = "processing" };

        var error = (await FluentActions.Awaiting(() => Client().DownloadAsync(task, Path.Combine(Path.GetTempPath(), "x.mp4")))
            .Should().ThrowAsync<KlingDownloadException>()).Which;

        error.Error.Should().Be(KlingDownloadError.NoVideo);
        error.Handle.Should().Be(Handle);
    }

    private static TaskHandle Handle => TaskHandle.Parse("kapon/text2video/t1");

    private static string Submitted() => Status("submitted");

    private static string Status(string word) => word == "succeed"
        ? """{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"url":"https://cdn.example/v.mp4"}]}}}"""
        : $$$"""{"code":0,"data":{"task_id":"t1","task_status":"{{{word}}}"}}""";

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;

    private KlingClient Client(Action<KlingClientOptions>? configure = null)
    {
        var options = new KlingClientOptions { TimeProvider = _clock };
        configure?.Invoke(options);
        return new KlingClient(KlingGateway.Kapon(Key), _gateway.Http(), options, new ListLogger(_log));
    }
}
