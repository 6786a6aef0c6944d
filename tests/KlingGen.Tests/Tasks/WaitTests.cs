using System.Net;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Tasks;

/// <summary>No odd answer ends a wait for a task that was paid for.</summary>
public sealed class WaitTests : IDisposable
{
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v1-6", Mode = Mode.Std, Prompt = "A cat", Duration = "5" };

    private readonly FakeGateway _gateway = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_task_that_was_just_made_and_is_not_found_is_not_found_yet()
    {
        _gateway.Json(Status("submitted"));
        for (var i = 0; i < 8; i++)
        {
            _gateway.Json("""{"code":1203,"message":"no such task"}""", HttpStatusCode.NotFound);
        }

        _gateway.Json(Succeeded);

        (await _clock.RunAsync(Client().GenerateAsync(Cat))).Status.Should().Be(VideoTaskStatus.Succeeded);
    }

    [Fact]
    public async Task A_task_of_elsewhere_that_is_never_found_is_given_up()
    {
        _gateway.Otherwise(_ => true, """{"code":1203,"message":"no such task"}""", HttpStatusCode.NotFound);

        var error = (await FluentActions.Awaiting(() => _clock.RunAsync(Client().WaitAsync(Handle))).Should().ThrowAsync<KlingApiException>()).Which;

        error.Kind.Should().Be(KlingErrorKind.NotFound);
        error.Handle.Should().Be(Handle);
        _gateway.Calls.Count.Should().BeInRange(3, 6);
    }

    public static TheoryData<string> OddAnswers => ["log-in page", "web page", "empty", "cut", "401", "403", "404", "gzip by name", "five 503"];

    [Theory]
    [MemberData(nameof(OddAnswers))]
    public async Task An_odd_answer_is_waited_out(string answer)
    {
        Odd(answer);
        _gateway.Json(Succeeded);

        (await _clock.RunAsync(Client().WaitAsync(Handle))).Status.Should().Be(VideoTaskStatus.Succeeded);
    }

    [Fact]
    public async Task The_deadline_says_what_the_last_query_met()
    {
        _gateway.Otherwise(_ => true, "<html>log in</html>", HttpStatusCode.OK);

        var error = (await FluentActions.Awaiting(() => _clock.RunAsync(
            Client().WaitAsync(Handle, new WaitOptions { Timeout = TimeSpan.FromMinutes(2) }))).Should().ThrowAsync<KlingTimeoutException>()).Which;

        error.Message.Should().Contain("The last query failed").And.Contain("a web page");
        error.InnerException.Should().BeOfType<KlingApiException>();
    }

    [Fact]
    public async Task A_pause_that_the_gateway_asks_for_is_kept_in_a_wait()
    {
        _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("""{"code":1302}"""),
            Headers = { RetryAfter = new(TimeSpan.FromSeconds(300)) },
        }).Json(Succeeded);

        await _clock.RunAsync(Client().WaitAsync(Handle), TimeSpan.FromSeconds(400));

        _clock.Pauses[0].Should().Be(TimeSpan.FromSeconds(300));
    }

    [Fact]
    public async Task A_success_without_its_link_is_asked_again()
    {
        _gateway.Json(NoLink).Json(NoLink).Json(Succeeded);

        var task = await _clock.RunAsync(Client().WaitAsync(Handle));

        task.Videos.Should().ContainSingle();
    }

    [Fact]
    public async Task A_success_whose_link_never_comes_is_an_error_that_shows_what_did()
    {
        _gateway.Otherwise(_ => true, NoLink, HttpStatusCode.OK);

        var error = (await FluentActions.Awaiting(() => _clock.RunAsync(Client().WaitAsync(Handle))).Should().ThrowAsync<KlingApiException>()).Which;

        error.Kind.Should().Be(KlingErrorKind.UnreadableAnswer);
        error.RawText.Should().Be(NoLink);
        error.Message.Should().Contain("names no video").And.Contain("strange");
        error.Outcome.Should().Be(TaskOutcome.Made);
    }

    private const string NoLink = """{"code":0,"data":{"task_id":"t1","task_status":"succeed","strange":1,"task_result":{"videos":[]}}}""";

    private const string Succeeded =
        """{"code":0,"data":{"task_id":"t1","task_status":"succeed","task_result":{"videos":[{"url":"https://cdn.example/v.mp4"}]}}}""";

    private static readonly TaskHandle Handle = new("kapon", KlingProduct.TextToVideo, "t1");

    private static string Status(string word) => $$$"""{"code":0,"data":{"task_id":"t1","task_status":"{{{word}}}"}}""";

    private void Odd(string answer)
    {
        switch (answer)
        {
            case "log-in page":
                _gateway.Answer(_ => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("https://sso.example/login") } });
                break;
            case "web page":
                _gateway.Html();
                break;
            case "empty":
                _gateway.Json("");
                break;
            case "cut":
                _gateway.Json("""{"code":0,"data":{"task_""");
                break;
            case "401":
                _gateway.Json("""{"code":1000,"message":"no"}""", HttpStatusCode.Unauthorized);
                break;
            case "403":
                _gateway.Json("{}", HttpStatusCode.Forbidden);
                break;
            case "404":
                _gateway.Json("{}", HttpStatusCode.NotFound);
                break;
            case "gzip by name":
                _gateway.Answer(_ => new HttpResponseMessage { Content = new ByteArrayContent([0x1f, 0x8b, 1, 2]) { Headers = { ContentEncoding = { "gzip" } } } });
                break;
            default:
                for (var i = 0; i < 5; i++)
                {
                    _gateway.Json("{}", HttpStatusCode.ServiceUnavailable);
                }

                break;
        }
    }

    private KlingClient Client() => new(KlingGateway.Kapon("key"), _gateway.Http(), new KlingClientOptions { TimeProvider = _clock });
}
