using System.Net;
using System.Text;
using KlingGen.Runtime.Http;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Runtime.Tests.Http;

/// <summary>Failures of the network, on real sockets.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task A_refused_connection_was_provably_not_sent()
    {
        var port = RawServer.ClosedPort();

        var exception = await FailAsync(new Uri($"http://127.0.0.1:{port}/api"), Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Connection);
        exception.Outcome.Should().Be(RequestOutcome.NotSent);
        exception.StatusCode.Should().BeNull();
        exception.Message.Should().Be($"POST http://127.0.0.1:{port}/api/pets failed: '127.0.0.1:{port}' refused the connection; nothing listens there.");
        exception.InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_host_that_does_not_exist_was_provably_not_reached()
    {
        var exception = await FailAsync(new Uri("http://gateway.invalid/api"), Calls.Post());

        exception.Outcome.Should().Be(RequestOutcome.NotSent);
        exception.Message.Should().Contain("the host 'gateway.invalid' cannot be found");
    }

    [Fact]
    public async Task A_host_that_speaks_no_TLS_was_provably_not_sent_to()
    {
        await using var server = RawServer.Start(async (_, stream) => await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));

        var exception = await FailAsync(new Uri(server.Address.ToString().Replace("http:", "https:", StringComparison.Ordinal)), Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Connection);
        exception.Outcome.Should().Be(RequestOutcome.NotSent);
        exception.Message.Should().Contain("no trusted TLS connection");
    }

    [Fact]
    public async Task A_connection_that_is_cut_after_the_request_leaves_its_outcome_unknown()
    {
        await using var server = RawServer.Answering("");

        var exception = await FailAsync(server.Address, Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Connection);
        exception.Outcome.Should().Be(RequestOutcome.Unknown);
    }

    [Fact]
    public async Task A_server_that_speaks_no_HTTP_is_told_from_a_cut_connection()
    {
        await using var server = RawServer.Answering("SSH-2.0-OpenSSH_9.2\r\n");

        var exception = await FailAsync(server.Address, Calls.Post());

        exception.Outcome.Should().Be(RequestOutcome.Unknown);
        exception.Message.Should().Contain("what came back is not HTTP");
    }

    [Fact]
    public async Task An_answer_cut_in_its_body_keeps_what_came_and_was_carried_out()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":\"To");

        var exception = await FailAsync(server.Address, Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Connection);
        exception.Outcome.Should().Be(RequestOutcome.CarriedOut);
        exception.StatusCode.Should().Be(HttpStatusCode.OK);
        exception.Message.Should().EndWith("answered 200 OK, but the connection was cut after 11 bytes of the body.");
        Encoding.UTF8.GetString(exception.RawBody.Span).Should().Be("{\"name\":\"To");
    }

    [Fact]
    public async Task A_failure_cut_in_its_body_is_still_that_failure()
    {
        await using var server = RawServer.Answering("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 100\r\n\r\n{\"na");

        var exception = await FailAsync(server.Address, Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Status);
        exception.Outcome.Should().Be(RequestOutcome.Refused);
    }

    [Fact]
    public async Task A_server_that_never_answers_times_out_and_leaves_the_outcome_unknown()
    {
        var read = new TaskCompletionSource();
        await using var server = RawServer.Start(async (server, stream) =>
        {
            await RawServer.ReadHeadAsync(stream);
            read.SetResult();
            await Task.Delay(Timeout.Infinite, server.Stopping);
        });
        var time = new FakeTimeProvider();
        var call = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30), TimeProvider = time })
            .SendAsync(Calls.Post(), Calls.Pets);

        await read.Task;
        time.Advance(TimeSpan.FromSeconds(30));

        var exception = (await call.Invoking(static task => task).Should().ThrowAsync<ApiException>()).Which;
        exception.Failure.Should().Be(ApiFailure.Timeout);
        exception.Outcome.Should().Be(RequestOutcome.Unknown);
        exception.Message.Should().EndWith("got no answer within 30 s.");
    }

    [Fact]
    public async Task The_timeout_of_the_HttpClient_is_told_from_cancellation()
    {
        await using var server = RawServer.Start((server, _) => Task.Delay(Timeout.Infinite, server.Stopping));
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };

        var send = () => new ApiClient(http, new ApiClientOptions { BaseAddress = server.Address }).SendAsync(Calls.Get(), Calls.Pets);

        (await send.Should().ThrowAsync<ApiException>()).Which.Failure.Should().Be(ApiFailure.Timeout);
    }

    [Fact]
    public async Task A_body_that_stalls_times_out_with_what_came()
    {
        var sent = new TaskCompletionSource();
        await using var server = RawServer.Start(async (server, stream) =>
        {
            await RawServer.ReadHeadAsync(stream);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, server.Stopping);
        });
        var time = new FakeTimeProvider();
        var call = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30), TimeProvider = time })
            .SendAsync(Calls.Get(), Calls.Pets);

        await sent.Task;
        time.Advance(TimeSpan.FromSeconds(30));

        (await call.Invoking(static task => task).Should().ThrowAsync<ApiException>()).Which.Failure.Should().Be(ApiFailure.Timeout);
    }

    [Fact]
    public async Task Cancellation_stays_cancellation()
    {
        var read = new TaskCompletionSource();
        await using var server = RawServer.Start(async (server, stream) =>
        {
            await RawServer.ReadHeadAsync(stream);
            read.SetResult();
            await Task.Delay(Timeout.Infinite, server.Stopping);
        });
        using var source = new CancellationTokenSource();
        var call = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = server.Address }).SendAsync(Calls.Get(), Calls.Pets, source.Token);

        await read.Task;
        await source.CancelAsync();

        (await call.Invoking(static task => task).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_body_that_was_never_begun_was_provably_not_sent()
    {
        var handler = new ThrowingHandler(new HttpRequestException(HttpRequestError.Unknown, "broken handler"));

        var exception = await FailAsync(new Uri(Calls.Base), Calls.Post(), handler);

        exception.Outcome.Should().Be(RequestOutcome.NotSent);
    }

    [Fact]
    public async Task Messages_hold_neither_query_nor_secret()
    {
        var request = new ApiRequest("GET", "/pets/1", security: [[new("k", ApiSecuritySchemeKind.ApiKeyQuery, "key")]]).Query("signature", "sig-12345");
        var handler = new ThrowingHandler(new HttpRequestException("Cannot reach https://proxy/?token=abc with sk-secret-1"));

        var exception = await FailAsync(new Uri("https://user:password@host/api?v=1"), request, handler, ApiCredentials.Create("sk-secret-1"));

        exception.RequestUri.Should().Be(new Uri("https://host/api/pets/1"));
        exception.Message.Should().NotContainAny("sig-12345", "sk-secret-1", "abc", "password");
    }

    private static async Task<ApiException> FailAsync(Uri address, ApiRequest request, HttpMessageHandler? handler = null, ApiCredentials? credentials = null)
    {
        using var http = new HttpClient(handler ?? new SocketsHttpHandler());
        var client = new ApiClient(http, new ApiClientOptions { BaseAddress = address, Credentials = credentials ?? ApiCredentials.None });
        return (await client.Invoking(sender => sender.SendAsync(request, Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;
    }

    private sealed class ThrowingHandler(Exception exception) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw exception;
    }
}
