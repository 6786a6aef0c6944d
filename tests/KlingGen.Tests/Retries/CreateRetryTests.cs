using System.Net;
using System.Text.Json;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Retries;

/// <summary>When a create is sent again, and what becomes of one whose answer was lost.</summary>
public sealed class CreateRetryTests : IDisposable
{
    private const string Created = """{"code":0,"data":{"task_id":"t1","task_status":"submitted"}}""";
    private const string Duplicate = """{"code":1201,"message":"external_task_id duplicated"}""";
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v1-6", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    private readonly FakeGateway _gateway = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData(1302)]
    [InlineData(1303)]
    public async Task A_limit_that_passes_is_waited_out_with_growing_pauses(int code)
    {
        var sent = new List<DateTimeOffset>();
        _gateway.Answer(_ => At(sent, Error(code), HttpStatusCode.TooManyRequests))
            .Answer(_ => At(sent, Error(code), HttpStatusCode.TooManyRequests))
            .Answer(_ => At(sent, Created));

        (await Create()).Id.Should().Be("t1");

        _gateway.Calls.Should().HaveCount(3);
        (sent[1] - sent[0]).TotalSeconds.Should().BeInRange(1, 1.6);
        (sent[2] - sent[1]).TotalSeconds.Should().BeInRange(2, 3.1);
    }

    [Theory]
    [InlineData(1100, KlingErrorKind.Quota)]
    [InlineData(1101, KlingErrorKind.Quota)]
    [InlineData(1102, KlingErrorKind.Quota)]
    [InlineData(1304, KlingErrorKind.Permission)]
    public async Task A_limit_that_does_not_pass_fails_at_once(int code, KlingErrorKind kind)
    {
        _gateway.Json(Error(code), HttpStatusCode.TooManyRequests);

        var error = await Refused(Create());

        error.Kind.Should().Be(kind);
        error.IsTransient.Should().BeFalse();
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        var sent = new List<DateTimeOffset>();
        _gateway.Answer(_ =>
        {
            var answer = At(sent, Error(1302), HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(17));
            return answer;
        }).Answer(_ => At(sent, Created));

        await Create();

        (sent[1] - sent[0]).TotalSeconds.Should().BeInRange(17, 17.1);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_for_and_the_create_is_not_sent_again_when_its_task_is_found()
    {
        _gateway.Json(Error(5000), HttpStatusCode.InternalServerError)
            .Json(Error(1203), HttpStatusCode.NotFound)
            .Json(Created);

        var task = await Create();

        task.Id.Should().Be("t1");
        _gateway.Calls.Select(call => call.Method).Should().Equal("POST", "GET", "GET");
        _gateway.Calls[1].Address.Should().EndWith("/v1/videos/text2video/" + IdSent(0));
    }

    [Fact]
    public async Task What_is_not_found_for_the_time_of_a_search_is_sent_again_under_the_same_id()
    {
        _gateway.Otherwise(request => request.Method == HttpMethod.Get, Error(1203), HttpStatusCode.NotFound)
            .Json(Error(5000), HttpStatusCode.InternalServerError)
            .Json(Created);

        (await Create()).Id.Should().Be("t1");

        _gateway.Calls.Count(call => call.Method == "POST").Should().Be(2);
        IdSent(_gateway.Calls.FindLastIndex(call => call.Method == "POST")).Should().Be(IdSent(0));
        _clock.Pauses.Aggregate((sum, pause) => sum + pause).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_duplicate_of_an_id_that_the_client_made_up_is_its_own_task()
    {
        _gateway.Json(Duplicate, HttpStatusCode.BadRequest).Json(Created);

        (await Create()).Id.Should().Be("t1");
    }

    [Fact]
    public async Task A_duplicate_of_an_id_that_the_caller_gave_is_an_error_that_says_whose_it_is()
    {
        _gateway.Json(Duplicate, HttpStatusCode.BadRequest).Json(Created);

        var error = await Refused(Create(request: Cat with { ExternalTaskId = "mine" }));

        error.Should().BeEquivalentTo(new { Kind = KlingErrorKind.Duplicate, Code = "1201", Outcome = TaskOutcome.NotMade });
        error.Handle!.Id.Should().Be("t1");
        error.Message.Should().Contain("'mine'").And.Contain(error.Handle.ToString());
    }

    [Fact]
    public async Task The_same_request_under_the_same_id_is_the_task_that_it_made()
    {
        var client = Client();
        var mine = Cat with { ExternalTaskId = "mine" };
        _gateway.Json(Created).Json(Duplicate, HttpStatusCode.BadRequest).Json(Created);

        var first = await client.CreateAsync(mine);
        var second = await client.CreateAsync(mine with { });

        second.Handle.Should().Be(first.Handle);
    }

    [Fact]
    public async Task Another_request_under_an_id_that_has_a_task_is_not_sent()
    {
        var client = Client();
        _gateway.Json(Created);
        await client.CreateAsync(Cat with { ExternalTaskId = "mine" });

        var error = await Refused(client.CreateAsync(Cat with { ExternalTaskId = "mine", Prompt = "A dog" }));

        error.Kind.Should().Be(KlingErrorKind.Duplicate);
        error.Handle!.Id.Should().Be("t1");
        error.Outcome.Should().Be(TaskOutcome.NotMade);
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task An_older_task_that_answers_to_the_callers_id_is_not_taken_for_a_lost_one()
    {
        _gateway.Fail(HttpRequestError.ResponseEnded)
            .Json("""{"code":0,"data":{"task_id":"old","task_status":"succeed","created_at":1700000000000}}""");

        var error = await Refused(Create(request: Cat with { ExternalTaskId = "mine" }));

        error.Kind.Should().Be(KlingErrorKind.Duplicate);
        error.Message.Should().Contain("'mine'").And.Contain("2023-11-14");
        error.Handle!.Id.Should().Be("old");
    }

    [Fact]
    public async Task A_create_whose_every_answer_was_lost_is_looked_for_before_giving_up()
    {
        for (var i = 0; i < 5; i++)
        {
            _gateway.Fail(HttpRequestError.ResponseEnded);
        }

        _gateway.Json(Created);

        (await Create()).Id.Should().Be("t1");
    }

    [Fact]
    public async Task A_create_without_an_external_id_is_not_sent_again_when_its_outcome_is_unknown()
    {
        _gateway.Json(Error(5000), HttpStatusCode.InternalServerError);

        var error = await Refused(Create(V1));

        error.Kind.Should().Be(KlingErrorKind.Server);
        _gateway.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_without_an_external_id_is_sent_again_when_it_never_left()
    {
        _gateway.Fail(HttpRequestError.ConnectionError).Json("""{"task_id":"t1","task_status":"submitted"}""");

        (await Create(V1)).Handle.ToString().Should().Match("v1~*/text2video/t1");
    }

    [Fact]
    public async Task An_unreachable_host_is_one_sentence()
    {
        _gateway.Fail(HttpRequestError.NameResolutionError);

        var error = await Refused(Create(V1, retries: 0));

        error.Kind.Should().Be(KlingErrorKind.Unreachable);
        error.Message.Should().Contain("v1").And.Contain("gateway.example");
    }

    [Fact]
    public async Task A_cancelled_create_names_the_task_that_may_exist()
    {
        using var cancellation = new CancellationTokenSource();
        _gateway.Silence(cancellation.Cancel);

        var error = (await FluentActions.Awaiting(() => Create(KlingGateway.Kapon("key"), cancellationToken: cancellation.Token))
            .Should().ThrowAsync<KlingCanceledException>()).Which;

        error.Handle!.IsExternal.Should().BeTrue();
        error.Handle.Gateway.Should().Be("kapon");
    }

    private static KlingGateway V1 => KlingGateway.V1(new Uri("https://gateway.example"), "key");

    private static string Error(int code) => $$"""{"code":{{code}},"message":"no"}""";

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;

    private HttpResponseMessage At(List<DateTimeOffset> sent, string json, HttpStatusCode status = HttpStatusCode.OK)
    {
        sent.Add(_clock.GetUtcNow());
        return new HttpResponseMessage(status) { Content = new StringContent(json) };
    }

    private string? IdSent(int call) =>
        JsonDocument.Parse(_gateway.Calls[call].Body).RootElement.GetProperty("external_task_id").GetString();

    private KlingClient Client(KlingGateway? gateway = null, int retries = 4) =>
        new(gateway ?? KlingGateway.Kapon("key"), _gateway.Http(), new KlingClientOptions { TimeProvider = _clock, MaxRetries = retries });

    private Task<VideoTask> Create(
        KlingGateway? gateway = null, int retries = 4, TextToVideoRequest? request = null, CancellationToken cancellationToken = default) =>
        _clock.RunAsync(Client(gateway, retries).CreateAsync(request ?? Cat, cancellationToken));
}
