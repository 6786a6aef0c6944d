using System.Net;
using KlingGen.Runtime.Http;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Runtime.Tests.Http;

/// <summary>What holds for one call alone.</summary>
public sealed class RequestOptionsTests
{
    [Fact]
    public async Task Headers_of_a_call_come_before_those_of_the_client_and_its_credentials()
    {
        var handler = ScriptedHandler.Json("""{"name":"Tom"}""");
        var client = Calls.Client(handler, new ApiClientOptions { Credentials = ApiCredentials.Create("general") });
        var request = new ApiRequest("GET", "/pets", security: [[new ApiSecurityScheme("a", ApiSecuritySchemeKind.Bearer)]]).Header("X-A", "1");

        await client.SendAsync(
            request,
            Calls.Pets,
            new ApiRequestOptions { Headers = new Dictionary<string, string> { ["authorization"] = "Bearer special", ["x-a"] = "2", ["X-B"] = "3" } },
            default);

        handler.Request.Headers.Authorization!.ToString().Should().Be("Bearer special");
        handler.Request.Headers.GetValues("X-A").Should().Equal("2");
        handler.Request.Headers.GetValues("X-B").Should().Equal("3");
    }

    [Fact]
    public async Task A_header_that_HTTP_does_not_allow_is_not_sent()
    {
        var options = new ApiRequestOptions { IdempotencyKey = "a\r\nX-Evil: 1" };

        await Calls.Client(ScriptedHandler.Json("{}")).Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets, options, default))
            .Should().ThrowAsync<ApiValidationException>();
    }

    [Fact]
    public async Task An_answer_of_the_type_that_the_caller_asked_for_is_there_as_it_came()
    {
        var handler = ScriptedHandler.With("%PDF", "application/pdf");

        var response = await Calls.Client(handler).SendAsync(
            Calls.Get(), Calls.Pets, new ApiRequestOptions { Accept = "application/pdf" }, default);

        handler.Request.Headers.Accept.ToString().Should().Be("application/pdf");
        response.HasValue.Should().BeFalse();
        response.Body.ToArray().Should().Equal("%PDF"u8.ToArray());
    }

    [Theory]
    [InlineData("If-None-Match", "\"a\"")]
    [InlineData("If-Modified-Since", "Fri, 27 Nov 2026 10:00:00 GMT")]
    public async Task Who_asks_whether_a_copy_is_good_gets_a_304_as_an_answer(string name, string value)
    {
        var handler = new ScriptedHandler(static _ => new HttpResponseMessage(HttpStatusCode.NotModified));
        var asked = new ApiRequestOptions { Headers = new Dictionary<string, string> { [name] = value } };

        var response = await Calls.Client(handler).SendAsync(Calls.Get(), Calls.Pets, asked, default);

        response.StatusCode.Should().Be(HttpStatusCode.NotModified);
        response.HasValue.Should().BeFalse();
        response.ValueOrDefault.Should().BeNull();
        await Calls.Client(handler).Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>();
    }

    [Fact]
    public async Task A_call_may_have_less_time_than_others()
    {
        var clock = new FakeTimeProvider();
        using var handler = new SilentHandler();
        var client = Calls.Client(handler, new ApiClientOptions { TimeProvider = clock, Timeout = TimeSpan.FromMinutes(1) });

        var call = client.SendAsync(Calls.Get(), Calls.Pets, new ApiRequestOptions { Timeout = TimeSpan.FromSeconds(5) }, default);
        clock.Advance(TimeSpan.FromSeconds(6));

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<ApiException>()).Which.Message.Should().Contain("within 5 s");
    }

    [Fact]
    public void Values_of_headers_are_not_shown() =>
        new ApiRequestOptions { Headers = new Dictionary<string, string> { ["X-Key"] = "secret" }, IdempotencyKey = "secret" }.ToString()
            .Should().Be("ApiRequestOptions { Headers = X-Key }");

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
