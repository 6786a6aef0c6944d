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
    [InlineData(1302, KlingErrorKind.RateLimit)]
    [InlineData(1303, KlingErrorKind.Concurrency)]
    public async Task A_limit_that_passes_is_waited_out_with_growing_pauses(int code, KlingErrorKind kind)
    {
        _gateway.Json(Error(code), HttpStatusCode.TooManyRequests).Json(Error(code), HttpStatusCode.TooManyRequests).Json(Created);

        (await Create()).Id.Should().Be("t1");

        kind.Should().BeDefined();
        _gateway.Calls.Should().HaveCount(3);
        _clock.Pauses[0].Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(1.5));
        _clock.Pauses[1].Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(3));
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
        _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent(Error(1302)),
            Headers = { RetryAfter = new(TimeSpan.FromSeconds(17)) },
        }).Json(Created);

        await Create();

        _clock.Pauses.Should().Equal(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_lost_answer_is_sent_again_under_the_same_id_and_a_duplicate_is_asked_for()
    {
        _gateway.Json(Error(5000), HttpStatusCode.InternalServerError)
            .Json(Duplicate, HttpStatusCode.BadRequest)
            .Json(Created);

        var task = await Create();

        task.Handle.ToString().Should().Be("kapon/text2video/t1");
        var ids = _gateway.Calls.Take(2).Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("external_task_id").GetString()).Distinct();
        var id = ids.Should().ContainSingle().Subject;
        _gateway.Calls[2].Method.Should().Be("GET");
        _gateway.Calls[2].Address.Should().EndWith("/v1/videos/text2video/" + id);
    }

    [Fact]
    public async Task A_duplicate_on_the_first_try_is_an_error()
    {
        _gateway.Json(Duplicate, HttpStatusCode.BadRequest);

        (await Refused(Create())).Code.Should().Be("1201");
        _gateway.Calls.Should().ContainSingle();
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

        (await Create(V1)).Handle.ToString().Should().Be("v1/text2video/t1");
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

        error.Handle.IsExternal.Should().BeTrue();
        error.Handle.Gateway.Should().Be("kapon");
    }

    private static KlingGateway V1 => KlingGateway.V1(new Uri("https://gateway.example"), "key");

    private static string Error(int code) => $$"""{"code":{{code}},"message":"no"}""";

    private static async Task<KlingApiException> Refused(Task task) =>
        (await FluentActions.Awaiting(() => task).Should().ThrowAsync<KlingApiException>()).Which;

    private Task<VideoTask> Create(KlingGateway? gateway = null, int retries = 4, CancellationToken cancellationToken = default)
    {
        var options = new KlingClientOptions { TimeProvider = _clock, MaxRetries = retries };
        var client = new KlingClient(gateway ?? KlingGateway.Kapon("key"), _gateway.Http(), options);
        return _clock.RunAsync(client.CreateAsync(Cat, cancellationToken));
    }
}
