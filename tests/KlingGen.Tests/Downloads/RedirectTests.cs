using System.Net;
using System.Text;

namespace KlingGen.Tests.Downloads;

public sealed class RedirectTests : DownloadFixture
{
    [Theory]
    [InlineData(301, "https://8.8.8.8/v.mp4")]
    [InlineData(302, "/other/v.mp4")]
    [InlineData(303, "https://cdn.example:444/v.mp4?sig=secret")]
    [InlineData(307, "https://8.8.8.8/v.mp4")]
    [InlineData(308, "https://models.kapon.cloud/v.mp4")]
    public async Task A_link_may_lead_to_another(int status, string location)
    {
        var server = Sending(Link, location, status);

        await DownloadAsync(server);

        File.ReadAllBytes(Target).Should().Equal(Video);
        server.Addresses[^1].Should().Be(new Uri(new Uri(Link), location).AbsoluteUri);
        server.Headers.Should().OnlyContain(static headers => headers.Authorization == null);
    }

    [Fact]
    public async Task A_link_may_lead_from_http_to_https()
    {
        await DownloadAsync(Sending("http://cdn.example/v.mp4", "https://cdn.example/v.mp4"), task: Task("http://cdn.example/v.mp4"));

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Theory]
    [InlineData("http://8.8.8.8/v.mp4", "https to http")]
    [InlineData("file:///etc/passwd", "neither http nor https but file")]
    [InlineData("ftp://8.8.8.8/v.mp4", "neither http nor https but ftp")]
    [InlineData("https://127.0.0.1:9/v.mp4", "private address")]
    [InlineData("https://localhost/v.mp4", "private address")]
    [InlineData("https://[::1]/v.mp4", "private address")]
    [InlineData("https://[::ffff:10.0.0.1]/v.mp4", "private address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private address")]
    [InlineData("https://2130706433/v.mp4", "private address")]
    public async Task A_link_does_not_lead_to_what_it_must_not(string location, string reason)
    {
        var server = Sending(Link, location);

        var error = await RefusedAsync(server, KlingDownloadError.LinkRefused);

        error.Message.Should().Contain(reason);
        server.Addresses.Should().OnlyContain(static address => address == Link);
        Left.Should().BeEmpty();
    }

    [Fact]
    public async Task A_private_address_can_be_allowed()
    {
        await DownloadAsync(Sending(Link, "https://127.0.0.1:9/v.mp4"), new DownloadOptions { AllowPrivateAddresses = true });

        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_private_address_that_is_the_gateways_or_the_links_own_is_followed()
    {
        var own = new RedirectTests { Gateway = KlingGateway.Kapon(Key).WithBaseAddress(new Uri("http://127.0.0.1:81/kling")) };
        using (own)
        {
            const string Public = "http://cdn.example/v.mp4";
            await own.DownloadAsync(Sending(Public, "http://127.0.0.1:81/v.mp4"), task: Task(Public));
        }

        await DownloadAsync(Sending("http://127.0.0.1:82/v.mp4", "http://127.0.0.1:82/w.mp4"), task: Task("http://127.0.0.1:82/v.mp4"));
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_link_that_leads_in_circles_is_left()
    {
        var server = new VideoServer(Video) { First = static (request, _) => Redirect(request.RequestUri!.AbsoluteUri) };

        var error = await RefusedAsync(server, KlingDownloadError.LinkRefused);

        error.Message.Should().Contain("more than 5 times");
    }

    [Fact]
    public async Task What_a_client_followed_by_itself_is_looked_at()
    {
        await using var server = RawServer.Answering(static (server, path) => path == "/api/v.mp4"
            ? Head("302 Found", $"Location: http://localhost:{server.Address.Port}/secret.mp4\r\nContent-Length: 0\r\n")
            : WholeVideo());
        using var following = new SocketsHttpHandler();

        var error = await RefusedAsync(following, KlingDownloadError.LinkRefused, task: Task(server.Address + "/v.mp4"));

        error.Message.Should().Contain("private address");
        await DownloadAsync(following, new DownloadOptions { AllowPrivateAddresses = true }, Task(server.Address + "/v.mp4"));
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_client_that_does_not_follow_is_led_by_the_same_rules()
    {
        await using var server = RawServer.Answering(static (server, path) => path switch
        {
            "/api/v.mp4" => Head("302 Found", "Location: /w.mp4\r\nContent-Length: 0\r\n"),
            "/w.mp4" => Head("302 Found", $"Location: http://localhost:{server.Address.Port}/secret.mp4\r\nContent-Length: 0\r\n"),
            _ => WholeVideo(),
        });
        using var plain = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };

        await RefusedAsync(plain, KlingDownloadError.LinkRefused, task: Task(server.Address + "/v.mp4"));

        await DownloadAsync(plain, new DownloadOptions { AllowPrivateAddresses = true }, Task(server.Address + "/v.mp4"));
        File.ReadAllBytes(Target).Should().Equal(Video);
    }

    [Fact]
    public async Task A_body_that_ends_when_the_connection_does_is_looked_into()
    {
        await using var server = RawServer.Answering(static (_, _) => [.. Head("200 OK"), .. Video[..100_000]]);
        using var http = new SocketsHttpHandler { AllowAutoRedirect = false };

        var error = await RefusedAsync(http, KlingDownloadError.WrongContent, task: Task(server.Address + "/v.mp4"));

        error.Message.Should().Contain("boxes are incomplete");
        Left.Should().BeEmpty();
    }

    private static byte[] Head(string status, string headers = "") =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n");

    private static byte[] WholeVideo() => [.. Head("200 OK", $"Content-Length: {Video.Length}\r\n"), .. Video];

    private static VideoServer Sending(string from, string location, int status = 302) => new(Video)
    {
        First = (request, _) => request.RequestUri!.OriginalString == from ? Redirect(location, status) : null,
    };

    private static HttpResponseMessage Redirect(string location, int status = 302)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }
}
