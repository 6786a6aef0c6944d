using System.Net;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Tasks;

/// <summary>Whatever ends a call carries the handle, and says whether there is a task to pay for.</summary>
public sealed class OutcomeTests : IDisposable
{
    private const string Created = """{"code":0,"data":{"task_id":"t1","task_status":"submitted"}}""";
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v1-6", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    private readonly FakeGateway _gateway = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_refusal_says_that_no_task_was_made()
    {
        _gateway.Json("""{"code":1102,"message":"no credit"}""", HttpStatusCode.TooManyRequests);

        var error = await Fails<KlingApiException>(Client().CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.NotMade);
        error.Handle.Should().BeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Without_an_id_of_the_callers_a_server_error_says_that_a_task_may_exist_and_nothing_is_sent_again(HttpStatusCode status)
    {
        _gateway.Json("{}", status);

        var error = await Fails<KlingApiException>(Client(V1).CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.IsTransient.Should().BeFalse("the same call may pay twice");
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_page_of_a_proxy_that_lost_patience_is_no_reason_to_send_a_create_again()
    {
        _gateway.Html(HttpStatusCode.TooManyRequests).Json(Created);

        var error = await Fails<KlingApiException>(Client(V1).CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_redirect_to_the_task_itself_tells_its_handle()
    {
        _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.SeeOther)
        {
            Headers = { Location = new Uri("https://gateway.example/v1/videos/text2video/t%2F1?token=secret") },
        });

        var error = await Fails<KlingApiException>(Client(V1).CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.Handle!.Id.Should().Be("t/1");
        error.Handle.IsExternal.Should().BeFalse();
    }

    [Theory]
    [InlineData("https://gateway.example/v1/videos/text2video")]
    [InlineData("https://gateway.example/v1/videos/image2video/t1")]
    [InlineData("https://gateway.example/login")]
    public async Task A_redirect_to_elsewhere_tells_none(string address)
    {
        _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.SeeOther) { Headers = { Location = new Uri(address) } });

        var error = await Fails<KlingApiException>(Client(V1).CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.Handle.Should().BeNull();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_says_that_the_task_which_is_resumed_was_made()
    {
        var taken = Path.GetTempFileName();

        var error = await Fails<KlingDownloadException>(Client().ResumeAsync(Handle("t1"), taken));

        error.Outcome.Should().Be(TaskOutcome.Made);
        error.Handle.Should().Be(Handle("t1"));
        File.Delete(taken);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_keeps_nobody_from_a_paid_task()
    {
        _gateway.Json(Succeeded);
        var log = new List<string>();
        var client = new KlingClient(
            KlingGateway.Kapon("key"), _gateway.Http(), new() { TimeProvider = _clock, Journal = new BrokenJournal() }, new ListLogger(log));

        var task = await _clock.RunAsync(client.ResumeAsync(Handle("t1")));

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        log.Should().ContainMatch("*kapon/text2video/t1*InvalidDataException*");
    }

    [Fact]
    public async Task A_resumption_that_is_cancelled_at_once_gives_the_handle_back()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var client = Client(configure: options => options.Journal = new BrokenJournal());

        var error = await Fails<KlingCanceledException>(client.ResumeAsync(Handle("t1"), cancellationToken: cancelled.Token));

        error.Outcome.Should().Be(TaskOutcome.Made);
        error.Handle.Should().Be(Handle("t1"));
    }

    [Fact]
    public void A_client_can_be_disposed_of_twice()
    {
        var client = Client();
        client.Dispose();

        FluentActions.Invoking(client.Dispose).Should().NotThrow();
    }

    [Fact]
    public async Task A_task_that_may_exist_and_is_not_found_is_told_with_the_handle_of_its_request()
    {
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, """{"code":1203}""", HttpStatusCode.NotFound);
        for (var i = 0; i < 5; i++)
        {
            _gateway.Fail(HttpRequestError.ResponseEnded);
        }

        var error = await Fails<KlingApiException>(Client().CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.IsTransient.Should().BeTrue("the same call looks for the task first");
        error.Handle!.IsExternal.Should().BeTrue();
        error.Handle.Site.Should().Be(KlingGateway.Kapon("key").Site);
    }

    [Theory]
    [InlineData("A cat", "A cat")]
    [InlineData("一只猫在弹钢琴", "\\u4e00\\u53ea\\u732b\\u5728\\u5f39\\u94a2\\u7434")]
    [InlineData("a \"quoted\" cat plays", "a \\\"quoted\\\" cat plays")]
    public async Task A_prompt_that_the_gateway_repeats_is_in_no_error(string prompt, string written)
    {
        _gateway.Json($$"""{"code":1301,"message":"not this: {{written}}"}""", HttpStatusCode.BadRequest);

        var error = await Fails<KlingApiException>(Client().CreateAsync(Cat with { Prompt = prompt }));

        error.ToString().Should().Contain("not this").And.NotContain(prompt).And.NotContain(written);
        error.GatewayMessage.Should().NotContain(prompt);
        error.RawText.Should().Contain(written);
    }

    [Fact]
    public async Task A_callers_progress_that_throws_ends_neither_the_create_nor_the_wait()
    {
        _gateway.Json(Created).Json(Succeeded);
        var log = new List<string>();
        var client = new KlingClient(KlingGateway.Kapon("key"), _gateway.Http(), Options(), new ListLogger(log));
        var broken = new Collect<VideoTask>(_ => throw new InvalidOperationException("of the caller"));

        var task = await _clock.RunAsync(client.GenerateAsync(Cat, options: new WaitOptions { Progress = broken }));

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        log.Should().ContainMatch("*InvalidOperationException*");
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_lets_all_that_wait_go_with_their_handles()
    {
        var client = Client();
        _gateway.Silence().Silence();
        var waits = new[] { client.WaitAsync(Handle("a")), client.WaitAsync(Handle("b")) };

        client.Dispose();

        foreach (var (wait, id) in waits.Zip(["a", "b"]))
        {
            var error = await Fails<KlingCanceledException>(wait);
            error.Handle!.Id.Should().Be(id);
            error.Outcome.Should().Be(TaskOutcome.Made);
            error.Message.Should().StartWith("The client was disposed");
        }
    }

    [Fact]
    public async Task A_create_that_a_disposal_ends_says_that_a_task_may_exist()
    {
        KlingClient client = null!;
        _gateway.Silence(() => client.Dispose());
        client = Client();

        var error = await Fails<KlingCanceledException>(client.CreateAsync(Cat));

        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.Handle!.IsExternal.Should().BeTrue();
    }

    [Fact]
    public async Task A_create_that_is_cancelled_before_it_is_sent_made_no_task()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        await FluentActions.Awaiting(() => Client().CreateAsync(Cat, cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();

        _gateway.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_silent_gateway_is_given_up_after_the_time_of_a_call_in_all()
    {
        for (var i = 0; i < 20; i++)
        {
            _gateway.Silence();
        }

        var began = _clock.GetUtcNow();
        var client = Client(configure: options => options.CallTimeout = TimeSpan.FromSeconds(4));

        var error = await Fails<KlingApiException>(client.CreateAsync(Cat));

        (_clock.GetUtcNow() - began).TotalSeconds.Should().BeInRange(4, 10);
        error.Kind.Should().Be(KlingErrorKind.Unreachable);
        error.Outcome.Should().Be(TaskOutcome.MayExist);
        error.Handle.Should().NotBeNull();
    }

    [Fact]
    public void Times_that_no_timer_can_keep_are_refused_or_mean_no_limit_before_anything_is_paid_for()
    {
        new WaitOptions { Timeout = TimeSpan.MaxValue }.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
        new WaitOptions { Timeout = TimeSpan.FromDays(60) }.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
        FluentActions.Invoking(() => new WaitOptions { Timeout = TimeSpan.FromSeconds(-3) }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new WaitOptions { PollInterval = TimeSpan.FromDays(60) }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new WaitOptions { PollInterval = TimeSpan.FromSeconds(-1) }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new KlingClientOptions { MaxRetries = -1 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new KlingClientOptions { MaxConcurrentTasks = 0 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new KlingClientOptions { CallTimeout = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new KlingClientOptions { RetryDelay = TimeSpan.FromDays(2) }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task A_handle_of_another_site_is_refused_and_nothing_is_sent_there()
    {
        var elsewhere = KlingGateway.Kapon("key").WithBaseAddress(new Uri("https://reseller.example/kling"));
        var handle = Handle("t1") with { Site = elsewhere.Site };

        var error = await Fails<ArgumentException>(Client().GetAsync(handle));

        error.Message.Should().Contain("another site").And.Contain("models.kapon.cloud");
        _gateway.Calls.Should().BeEmpty();
    }

    private const string Succeeded =
        """{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"url":"https://cdn.example/v.mp4"}]}}}""";

    private static KlingGateway V1 => KlingGateway.V1(new Uri("https://gateway.example"), "key");

    private static TaskHandle Handle(string id) => new("kapon", KlingProduct.TextToVideo, id);

    private async Task<TException> Fails<TException>(Task task)
        where TException : Exception =>
        (await FluentActions.Awaiting(() => _clock.RunAsync(task, TimeSpan.FromSeconds(90))).Should().ThrowAsync<TException>()).Which;

    private KlingClientOptions Options() => new() { TimeProvider = _clock };

    private KlingClient Client(KlingGateway? gateway = null, Action<KlingClientOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        return new KlingClient(gateway ?? KlingGateway.Kapon("key"), _gateway.Http(), options);
    }

    private sealed class BrokenJournal : ITaskJournal
    {
        public ValueTask<TaskEntry> BeginAsync(TaskIntent intent, CancellationToken cancellationToken = default) =>
            throw new InvalidDataException();

        public ValueTask RecordAsync(string entryId, TaskUpdate update, CancellationToken cancellationToken = default) =>
            throw new InvalidDataException();

        public ValueTask<bool> TryClaimAsync(string entryId, CancellationToken cancellationToken = default) =>
            throw new InvalidDataException();

        public IAsyncEnumerable<TaskEntry> ReadAsync(CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidDataException();
        }
    }
}
