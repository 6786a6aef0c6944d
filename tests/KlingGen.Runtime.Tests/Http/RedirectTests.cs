using System.Net;
using System.Text;

namespace KlingGen.Runtime.Tests.Http;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_redirect_is_told_with_its_address_and_leaves_the_outcome_unknown(int status)
    {
        var handler = new ScriptedHandler(_ => new HttpResponseMessage((HttpStatusCode)status)
        {
            Headers = { Location = new Uri("https://user:secret@other.example/pets/99?token=secret#x") },
        });

        var exception = await FailAsync(new HttpClient(handler), new Uri(Calls.Base), Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Status);
        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.Outcome.Should().Be(RequestOutcome.Unknown);
        exception.Location.Should().Be(new Uri("https://other.example/pets/99"));
        exception.Message.Should().Contain($"answered {status}").And.Contain("points to https://other.example/pets/99").And.NotContain("secret");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_answer_of_another_address_is_not_that_of_a_request_that_changes_something(int status)
    {
        var received = new StringBuilder();
        await using var other = RawServer.Start(async (server, stream) =>
        {
            var buffer = new byte[1024];
            int count;
            do
            {
                count = await stream.ReadAsync(buffer, server.Stopping);
                received.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
            while (count > 0 && !(received.ToString().StartsWith("GET", StringComparison.Ordinal) && received.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)));

            await stream.WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"name\":\"Tom\"}"), server.Stopping);
        });
        await using var first = RawServer.Answering(
            $"HTTP/1.1 {status} Moved\r\nLocation: {other.Address}/pets/99?token=secret\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var exception = await FailAsync(new HttpClient(), first.Address, Calls.Post());

        exception.Failure.Should().Be(ApiFailure.Redirect);
        exception.Outcome.Should().Be(RequestOutcome.Unknown);
        exception.RequestUri.Should().Be(new Uri(first.Address + "/pets"));
        exception.Location.Should().Be(new Uri(other.Address + "/pets/99"));
        exception.Message.Should().NotContain("secret");
        received.ToString().Should().NotContain("name", "a body goes only where the caller sent it");
    }

    [Fact]
    public async Task A_query_follows()
    {
        await using var other = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"name\":\"Tom\"}");
        await using var first = RawServer.Answering($"HTTP/1.1 302 Found\r\nLocation: {other.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var client = new ApiClient(new HttpClient(), new ApiClientOptions { BaseAddress = first.Address });

        (await client.SendAsync(Calls.Get(), Calls.Pets)).Value.Name.Should().Be("Tom");
    }

    [Fact]
    public async Task A_handler_that_puts_another_host_in_before_sending_is_no_redirect()
    {
        var handler = new ScriptedHandler(request =>
        {
            request.RequestUri = new Uri("https://real.example/pets");
            return new HttpResponseMessage { Content = new StringContent("""{"name":"Tom"}""") };
        });
        var resolving = new ResolvingHandler { InnerHandler = handler };

        (await Calls.Client(resolving).SendAsync(Calls.Post(), Calls.Pets)).Value.Name.Should().Be("Tom");
    }

    private static async Task<ApiException> FailAsync(HttpClient http, Uri address, KlingGen.Runtime.Http.ApiRequest request)
    {
        using (http)
        {
            var client = new ApiClient(http, new ApiClientOptions { BaseAddress = address });
            return (await FluentActions.Awaiting(() => client.SendAsync(request, Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;
        }
    }

    private sealed class ResolvingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri("https://real.example/pets");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
