using System.Net;
using System.Text;
using KlingGen.Runtime.Http;

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

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_query_follows_within_its_origin_as_it_was_sent(int status)
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(Hops(sent, (status, "/kling/pets/2?page=2")), Secret);

        var response = await client.SendAsync(Query(), Calls.Pets);

        response.Value.Name.Should().Be("Tom");
        sent[1].RequestUri.Should().Be(new Uri("https://gateway.example/kling/pets/2?page=2"));
        sent[1].Method.Should().Be(HttpMethod.Get);
        Names(sent[1]).Should().Equal(Names(sent[0]));
    }

    [Theory]
    [InlineData("https://other.example/pets")]
    [InlineData("https://gateway.example:8443/pets")]
    [InlineData("//sub.gateway.example/pets")]
    public async Task Nothing_that_identifies_the_caller_goes_to_another_origin_nor_comes_back(string address)
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(Hops(sent, (302, address), (302, "https://gateway.example/again")), Secret);

        (await client.SendAsync(Query(), Calls.Pets)).Value.Name.Should().Be("Tom");

        Names(sent[0]).Should().BeEquivalentTo("Accept", "Authorization", "X-Key", "X-Tenant", "Cookie");
        sent.Skip(1).Should().HaveCount(2).And.OnlyContain(static request => Names(request).SequenceEqual(new[] { "Accept" }));
    }

    [Fact]
    public async Task Default_headers_of_the_HttpClient_do_not_go_to_another_origin()
    {
        var sent = new List<HttpRequestMessage>();
        using var http = new HttpClient(Hops(sent, (302, "https://other.example/pets")));
        http.DefaultRequestHeaders.Add("X-Own-Key", "secret");
        var client = new ApiClient(http, new ApiClientOptions { BaseAddress = new Uri(Calls.Base) });

        var exception = (await client.Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.Found);
        exception.Location.Should().Be(new Uri("https://other.example/pets"));
        sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData("http://gateway.example/pets", "what is encrypted stays so")]
    [InlineData("ftp://gateway.example/pets", "only HTTP is spoken")]
    [InlineData("", "there is no address")]
    public async Task A_redirect_that_leads_astray_is_told(string address, string because)
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(Hops(sent, (302, address)));

        var exception = (await client.Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.Found, because);
        sent.Should().ContainSingle();
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(
            Hops(sent, [.. Enumerable.Repeat((302, "/kling/pets/1"), 20)]), new ApiClientOptions { MaxRedirects = 3 });

        var exception = (await client.Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.Found);
        sent.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    public async Task Of_other_methods_no_redirect_is_followed(string method)
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(Hops(sent, (303, "/kling/pets/1")));

        var exception = (await client.Awaiting(client => client.SendAsync(new ApiRequest(method, "/pets"), Calls.Pets))
            .Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        exception.Location.Should().Be(new Uri("https://gateway.example/kling/pets/1"));
        sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_query_with_a_body_is_not_followed()
    {
        var sent = new List<HttpRequestMessage>();
        var client = Calls.Client(Hops(sent, (307, "https://other.example/pets")));

        var exception = (await client.Awaiting(client => client.SendAsync(Calls.Get().Text("secret"), Calls.Pets))
            .Should().ThrowAsync<ApiException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
        sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_failure_behind_a_redirect_names_both_addresses()
    {
        var client = Calls.Client(new ScriptedHandler(static request => request.RequestUri!.Host == "gateway.example"
            ? Redirect(302, "https://other.example/pets?token=secret")
            : new HttpResponseMessage(HttpStatusCode.NotFound)));

        var exception = (await client.Awaiting(client => client.SendAsync(Calls.Get(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;

        exception.Message.Should().StartWith("GET https://gateway.example/kling/pets/1, redirected to https://other.example/pets, answered 404")
            .And.NotContain("secret");
    }

    [Fact]
    public async Task A_handler_that_takes_a_key_to_another_host_is_told()
    {
        await using var other = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"name\":\"Tom\"}");
        await using var first = RawServer.Answering(
            $"HTTP/1.1 302 Found\r\nLocation: {other.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var http = new HttpClient();
        var client = new ApiClient(http, Secret with { BaseAddress = first.Address });

        var exception = (await client.Awaiting(client => client.SendAsync(Query(), Calls.Pets)).Should().ThrowAsync<ApiException>()).Which;

        exception.Failure.Should().Be(ApiFailure.Redirect);
        exception.Location.Should().Be(other.Address);
        exception.Message.Should().Contain("CreateHandler");
    }

    [Fact]
    public async Task A_client_with_connections_of_its_own_follows_by_itself()
    {
        var received = "";
        await using var other = RawServer.Start(async (server, stream) =>
        {
            var buffer = new byte[4096];
            received = Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, server.Stopping));
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"name\":\"Tom\"}"u8.ToArray(), server.Stopping);
        });
        await using var first = RawServer.Answering(
            $"HTTP/1.1 302 Found\r\nLocation: {other.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var client = new ApiClient(Secret with { BaseAddress = first.Address });

        (await client.SendAsync(Query(), Calls.Pets)).Value.Name.Should().Be("Tom");

        received.Should().StartWith("GET").And.NotContain("secret").And.NotContain("X-Tenant");
    }

    private static ApiClientOptions Secret => new()
    {
        Credentials = ApiCredentials.Create("secret"),
    };

    /// <summary>A query with secrets of each kind.</summary>
    private static ApiRequest Query() => new ApiRequest("GET", "/pets/1", security:
    [
        [
            new ApiSecurityScheme("a", ApiSecuritySchemeKind.Bearer),
            new ApiSecurityScheme("b", ApiSecuritySchemeKind.ApiKeyHeader, "X-Key"),
            new ApiSecurityScheme("c", ApiSecuritySchemeKind.ApiKeyCookie, "key"),
        ],
    ]).Header("X-Tenant", "secret");

    private static IEnumerable<string> Names(HttpRequestMessage request) => [.. request.Headers.Select(static header => header.Key)];

    /// <summary>Redirects one after the other, and then the pet.</summary>
    private static ScriptedHandler Hops(List<HttpRequestMessage> sent, params (int Status, string Address)[] hops) => new(request =>
    {
        sent.Add(request);
        return sent.Count <= hops.Length
            ? Redirect(hops[sent.Count - 1].Status, hops[sent.Count - 1].Address)
            : new HttpResponseMessage { Content = new StringContent("""{"name":"Tom"}""") };
    });

    private static HttpResponseMessage Redirect(int status, string address)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status);
        answer.Headers.Location = address.Length == 0 ? null : new Uri(address, UriKind.RelativeOrAbsolute);
        return answer;
    }

    private static async Task<ApiException> FailAsync(HttpClient http, Uri address, ApiRequest request)
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
