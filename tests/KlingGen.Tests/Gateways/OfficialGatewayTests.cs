using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KlingGen.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace KlingGen.Tests.Gateways;

public sealed class OfficialGatewayTests : IDisposable
{
    private const string AccessKey = "AK-\"public\"";
    private const string SecretKey = "SK-sécret";
    private const string Submitted = """{"code":0,"message":"SUCCEED","request_id":"r","data":{"task_id":"t1","task_status":"submitted"}}""";
    private const string Expired = """{"code":1004,"message":"Authentication expired","request_id":"r"}""";
    private static readonly TextToVideoRequest Cat = new() { ModelName = "kling-v2-6", Prompt = "A cat plays the piano", Duration = "5" };
    private static readonly TaskHandle Handle = TaskHandle.Parse("official/text2video/t1");

    private readonly FakeGateway _gateway = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData(KlingRegion.Global, "https://api-singapore.klingai.com/v1/videos/text2video")]
    [InlineData(KlingRegion.China, "https://api-beijing.klingai.com/v1/videos/text2video")]
    public async Task Each_region_has_its_own_host_and_gets_the_API_key_as_a_bearer(KlingRegion region, string address)
    {
        _gateway.Json(Submitted);

        await Client(KlingGateway.Official(region, KlingCredentials.FromApiKey(" api-key\n"))).CreateAsync(Cat);

        _gateway.Calls.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Address = address, Authorization = "Bearer api-key" });
    }

    [Fact]
    public void An_address_of_ones_own_takes_the_place_of_the_regions()
    {
        var gateway = Signed().WithBaseAddress(new Uri("http://127.0.0.1:8123/proxy"));

        gateway.ToString().Should().Be("official at http://127.0.0.1:8123/proxy");
        gateway.Credentials.Tokens(_clock).Should().NotBeNull();
        KlingGateway.Create("official", "key").BaseAddress.Should().Be(new Uri("https://api-singapore.klingai.com"));
    }

    [Fact]
    public async Task An_access_key_goes_out_as_a_token_signed_with_the_secret_key()
    {
        _gateway.Json(Submitted);

        await Client(Signed()).CreateAsync(Cat);

        var parts = Token(0).Split('.');
        Encoding.UTF8.GetString(Decode(parts[0])).Should().Be("""{"alg":"HS256","typ":"JWT"}""");
        var claims = JsonDocument.Parse(Decode(parts[1])).RootElement;
        claims.EnumerateObject().Select(claim => claim.Name).Should().Equal("iss", "exp", "nbf");
        claims.GetProperty("iss").GetString().Should().Be(AccessKey);
        claims.GetProperty("exp").GetInt64().Should().Be(_clock.GetUtcNow().ToUnixTimeSeconds() + 1800);
        claims.GetProperty("nbf").GetInt64().Should().Be(_clock.GetUtcNow().ToUnixTimeSeconds() - 5);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(SecretKey));
        Decode(parts[2]).Should().Equal(hmac.ComputeHash(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")));
    }

    [Fact]
    public async Task A_token_is_kept_while_it_is_good_and_replaced_before_it_expires()
    {
        _gateway.Json(Submitted).Json(Submitted).Json(Submitted);
        var client = Client(Signed());

        await client.GetAsync(Handle);
        _clock.Advance(TimeSpan.FromMinutes(24));
        await client.GetAsync(Handle);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetAsync(Handle);

        Token(1).Should().Be(Token(0));
        Token(2).Should().NotBe(Token(0));
        Expiry(2).Should().Be(_clock.GetUtcNow().AddSeconds(1800));
    }

    [Theory]
    [InlineData(1003)]
    [InlineData(1004)]
    public async Task A_token_that_is_too_young_or_too_old_for_the_gateways_clock_is_signed_anew_by_that_clock(int code)
    {
        var right = _clock.GetUtcNow().AddHours(code == 1003 ? -1 : 1);
        _gateway.Answer(_ => Refusal(code, right)).Json(Submitted).Json(Submitted);
        var client = Client(Signed());

        var task = await client.CreateAsync(Cat);
        await client.GetAsync(Handle);

        task.Id.Should().Be("t1");
        _gateway.Calls.Should().HaveCount(3);
        Expiry(0).Should().Be(_clock.GetUtcNow().AddSeconds(1800));
        Expiry(1).Should().Be(right.AddSeconds(1800));
        Token(2).Should().Be(Token(1));
        _gateway.Calls[1].Body.Should().Be(_gateway.Calls[0].Body);
    }

    [Fact]
    public async Task An_answer_without_a_time_has_the_token_signed_by_the_own_clock()
    {
        _gateway.Json(Expired).Json(Submitted);

        (await Client(Signed()).GetAsync(Handle)).Id.Should().Be("t1");
    }

    [Fact]
    public async Task A_new_token_that_is_refused_as_well_is_an_error()
    {
        _gateway.Json(Expired, HttpStatusCode.Unauthorized).Json(Expired, HttpStatusCode.Unauthorized);

        var failure = await FluentActions.Invoking(() => Client(Signed()).CreateAsync(Cat)).Should().ThrowAsync<KlingApiException>();

        failure.Which.Should().Match<KlingApiException>(error => error.Kind == KlingErrorKind.Authentication && error.Code == "1004");
        _gateway.Calls.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1002)]
    public async Task Other_refusals_of_a_token_are_not_tried_again(int code)
    {
        _gateway.Answer(_ => Refusal(code, _clock.GetUtcNow()));

        await FluentActions.Invoking(() => Client(Signed()).GetAsync(Handle)).Should().ThrowAsync<KlingApiException>();
    }

    [Fact]
    public async Task An_API_key_that_is_refused_is_not_tried_again()
    {
        _gateway.Json(Expired, HttpStatusCode.Unauthorized);

        await FluentActions.Invoking(() => Client(KlingGateway.Official(KlingRegion.Global, KlingCredentials.FromApiKey("key"))).GetAsync(Handle))
            .Should().ThrowAsync<KlingApiException>();
    }

    [Fact]
    public async Task Neither_secrets_nor_tokens_are_shown()
    {
        _gateway.Answer(request => new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { code = 1002, message = $"bad token {request.Headers.Authorization!.Parameter}" })),
        });

        var failure = await FluentActions.Invoking(() => Client(Signed()).GetAsync(Handle)).Should().ThrowAsync<KlingApiException>();

        failure.Which.GatewayMessage.Should().Be("bad token ***");
        failure.Which.ToString().Should().NotContain(SecretKey).And.NotContain(Token(0));
        $"{Signed()} {Signed().Credentials} {KlingCredentials.FromApiKey("api-key")}".Should().NotContain("SK-").And.NotContain("AK-").And.NotContain("api-key");
    }

    [Fact]
    public void Missing_credentials_are_said_at_once()
    {
        FluentActions.Invoking(() => KlingCredentials.FromApiKey(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => KlingCredentials.FromAccessKey("", SecretKey)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => KlingCredentials.FromAccessKey(AccessKey, " ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => KlingGateway.Official((KlingRegion)7, KlingCredentials.FromApiKey("key"))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Tasks_of_both_products_are_listed()
    {
        const string list = """{"code":0,"message":"SUCCEED","request_id":"r","data":[{"task_id":"t1","task_status":"succeed"}]}""";
        _gateway.Json(list).Json(list);
        var client = Client(Signed());

        (await client.ListAsync(KlingProduct.TextToVideo).FirstAsync()).Id.Should().Be("t1");
        await client.ListAsync(KlingProduct.ImageToVideo).FirstAsync();

        _gateway.Calls.Select(call => call.Address).Should().Equal(
            "https://api-beijing.klingai.com/v1/videos/text2video?pageNum=1&pageSize=30",
            "https://api-beijing.klingai.com/v1/videos/image2video?pageNum=1&pageSize=30");
    }

    private static KlingGateway Signed() => KlingGateway.Official(KlingRegion.China, KlingCredentials.FromAccessKey(AccessKey, SecretKey));

    private static HttpResponseMessage Refusal(int code, DateTimeOffset date) => new(HttpStatusCode.Unauthorized)
    {
        Headers = { Date = date },
        Content = new StringContent($$"""{"code":{{code}},"message":"Auth failed","request_id":"r"}"""),
    };

    private static byte[] Decode(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));

    private KlingClient Client(KlingGateway gateway) => new(gateway, _gateway.Http(), new KlingClientOptions { TimeProvider = _clock });

    private string Token(int call) => _gateway.Calls[call].Authorization!["Bearer ".Length..];

    private DateTimeOffset Expiry(int call) =>
        DateTimeOffset.FromUnixTimeSeconds(JsonDocument.Parse(Decode(Token(call).Split('.')[1])).RootElement.GetProperty("exp").GetInt64());
}
