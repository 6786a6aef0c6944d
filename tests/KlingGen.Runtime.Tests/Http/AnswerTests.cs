using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Runtime.Tests.Http;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_success_has_value_status_headers_and_the_raw_body()
    {
        var handler = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("\uFEFF{\"name\":\"Tom\"}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), "application/json"),
            Headers = { { "X-Request-Id", "r-1" } },
        });

        using var response = await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets);

        response.Value.Name.Should().Be("Tom");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("X-Request-Id").Should().Equal("r-1");
        response.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
        response.Body.Length.Should().Be(17);
        response.BodyAs<Pet>().Name.Should().Be("Tom");
    }

    [Fact]
    public async Task A_success_without_a_body_has_no_value()
    {
        using var response = await Calls.Client(new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.NoContent))).SendAsync(Calls.Get(), Calls.Pets);

        response.HasValue.Should().BeFalse();
        response.Invoking(static answer => answer.Value).Should().Throw<InvalidOperationException>().WithMessage("*204*");
    }

    [Fact]
    public async Task A_success_that_the_document_does_not_name_is_read_as_the_first_one()
    {
        using var response = await Calls.Client(ScriptedHandler.Json("""{"name":"Tom"}""", HttpStatusCode.Accepted)).SendAsync(Calls.Get(), Calls.Pets);

        response.Value.Name.Should().Be("Tom");
    }

    [Fact]
    public async Task JSON_under_another_media_type_and_charset_is_read()
    {
        var handler = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes("""{"name":"Zoë"}""")) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=iso-8859-1") } },
        });

        (await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be("Zoë");
    }

    [Fact]
    public async Task A_failure_has_the_typed_body_that_the_document_promises()
    {
        var exception = await FailAsync(ScriptedHandler.Json("""{"name":"Tom","message":"no such pet"}""", HttpStatusCode.NotFound));

        exception.Should().BeOfType<ApiException<Pet>>().Which.Error.Name.Should().Be("Tom");
        exception.Failure.Should().Be(ApiFailure.Status);
        exception.Outcome.Should().Be(RequestOutcome.Refused);
        exception.Message.Should().Be("GET https://gateway.example/kling/pets/1 answered 404 Not Found: no such pet");
        exception.BodyText.Should().Contain("no such pet");
    }

    [Fact]
    public async Task A_failure_whose_body_is_not_the_promised_one_is_still_a_failure()
    {
        var exception = await FailAsync(ScriptedHandler.With("<html><head><title>502 Bad\nGateway</title>", "text/html", HttpStatusCode.BadRequest));

        exception.Should().BeOfType<ApiException>();
        exception.Message.Should().Be("GET https://gateway.example/kling/pets/1 answered 400 Bad Request with an HTML page titled '502 Bad Gateway' (text/html, 42 bytes).");
    }

    [Fact]
    public async Task A_failure_inside_the_server_leaves_the_outcome_unknown()
    {
        var exception = await FailAsync(ScriptedHandler.With("", "text/plain", HttpStatusCode.ServiceUnavailable));

        exception.Outcome.Should().Be(RequestOutcome.Unknown);
        exception.Message.Should().EndWith("answered 503 Service Unavailable with an empty body.");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><title>Login</title></html>", "text/html", "the body is an HTML page titled 'Login' (text/html, 48 bytes) instead of the JSON that the document promises.")]
    [InlineData("", "application/json", "the body is an empty body instead of the JSON that the document promises.")]
    [InlineData("{\"name\":\"To", "application/json", "the body is JSON that breaks off (application/json, 11 bytes) instead of the JSON that the document promises.")]
    [InlineData("{name:1}", "application/json", "the body is broken JSON (application/json, 8 bytes) instead of the JSON that the document promises.")]
    [InlineData("OK", "text/plain", "the body is text (text/plain, 2 bytes) instead of the JSON that the document promises.")]
    [InlineData("[1]", "application/json", "the body is JSON of another shape than the document's.")]
    [InlineData("{\"name\":\"\"} x", "application/json", "the body is broken JSON (application/json, 13 bytes) instead of the JSON that the document promises.")]
    public async Task An_answer_that_is_not_the_promised_JSON_says_what_it_is(string body, string contentType, string expected)
    {
        var exception = await FailAsync(ScriptedHandler.With(body, contentType));

        exception.Failure.Should().Be(ApiFailure.UnreadableAnswer);
        exception.Outcome.Should().Be(RequestOutcome.CarriedOut);
        exception.Message.Should().Be("GET https://gateway.example/kling/pets/1 answered 200 OK, but " + expected);
        Encoding.UTF8.GetString(exception.RawBody.Span).Should().Be(body);
    }

    [Fact]
    public async Task An_answer_larger_than_the_limit_is_refused_unread()
    {
        var exception = await FailAsync(ScriptedHandler.Json(new string(' ', 5000)), new ApiClientOptions { MaxResponseBytes = 4096, MaxErrorBytes = 100 });

        exception.Failure.Should().Be(ApiFailure.UnreadableAnswer);
        exception.Message.Should().Contain("more than the 4096 bytes");
        exception.RawBody.Length.Should().Be(100);
    }

    [Fact]
    public async Task Of_a_large_failure_only_the_beginning_is_kept()
    {
        var exception = await FailAsync(ScriptedHandler.With(new string('x', 5000), "text/plain", HttpStatusCode.BadGateway), new ApiClientOptions { MaxErrorBytes = 100 });

        exception.RawBody.Length.Should().Be(100);
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_read()
    {
        var client = Calls.Client(ScriptedHandler.Json("""{"name":"Tom"}"""), new ApiClientOptions { MaxResponseBytes = 14 });

        (await client.SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be("Tom");
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 21 Nov 2026 09:01:00 GMT", 60)]
    [InlineData("Sat, 21 Nov 2026 08:00:00 GMT", 0)]
    public async Task Retry_After_is_read_as_seconds_or_as_a_moment(string header, int seconds)
    {
        var handler = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", header } } });

        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        var exception = await FailAsync(handler, new ApiClientOptions { TimeProvider = time });

        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task What_a_server_echoes_of_secrets_stays_out_of_messages_and_text()
    {
        var request = new ApiRequest("GET", "/p", security: [[new("b", ApiSecuritySchemeKind.Bearer)]]);
        var handler = ScriptedHandler.Json(
            """{"message":"bad key sk-secret-1 for https:\/\/cdn.example\/a.mp4?sig=abc\u0026x=1, Bearer eyJhbGciOiJIUzI1NiJ9.x"}""", HttpStatusCode.Unauthorized);

        var exception = await FailAsync(handler, new ApiClientOptions { Credentials = ApiCredentials.Create("sk-secret-1") }, request);

        exception.Message.Should().Contain("bad key *** for https://cdn.example/a.mp4?***");
        (exception.ToString() + exception.BodyText).Should().NotContainAny("sk-secret-1", "sig=abc", "x=1", "eyJ");
    }

    [Fact]
    public async Task A_text_is_read_in_its_charset()
    {
        var table = new ResponseTable<string>().Success("200", ResponseContent.Text("text/csv"));
        var handler = ScriptedHandler.With("a;é", "text/csv");

        (await Calls.Client(handler).SendAsync(Calls.Get(), table)).Value.Should().Be("a;é");
        handler.Request.Headers.Accept.ToString().Should().Be("text/csv");
    }

    [Fact]
    public async Task Lists_maps_and_primitives_are_read_as_whole_bodies()
    {
        var table = new ResponseTable<IReadOnlyDictionary<string, IReadOnlyList<long?>>>()
            .Success("200", ResponseContent.Json<IReadOnlyDictionary<string, IReadOnlyList<long?>>, MapCodec<IReadOnlyList<long?>, ListCodec<long?, NullableCodec<long, Int64Codec>>>>());

        var response = await Calls.Client(ScriptedHandler.Json("""{"a":[1,null,9007199254740993]}""")).SendAsync(Calls.Get(), table);

        response.Value["a"].Should().Equal(1, null, 9007199254740993);
        (await Calls.Client(ScriptedHandler.Json("""{"a":["1"]}""")).Invoking(client => client.SendAsync(Calls.Get(), table)).Should().ThrowAsync<ApiException>())
            .Which.Failure.Should().Be(ApiFailure.UnreadableAnswer);
    }

    private static async Task<ApiException> FailAsync(HttpMessageHandler handler, ApiClientOptions? options = null, ApiRequest? request = null)
    {
        var client = Calls.Client(handler, options);
        return (await client.Invoking(sender => sender.SendAsync(request ?? Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;
    }
}
