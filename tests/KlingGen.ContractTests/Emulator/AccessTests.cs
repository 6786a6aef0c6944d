using System.Buffers.Text;
using System.Text;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class AccessTests
{
    private const string Path = "v1/videos/text2video/any";

    [Theory]
    [InlineData("", 1001)]
    [InlineData("Bearer", 1001)]
    [InlineData("Bearer  ", 1001)]
    [InlineData("Basic dXNlcjpwYXNz", 1000)]
    [InlineData("Bearer wrong", 1002)]
    public async Task An_envelope_gateway_refuses_a_key_in_the_vendors_codes(string authorization, int code)
    {
        await using var gateway = await Gateway.StartAsync("kapon", static options => options with { ApiKey = "right" });

        var reply = await GetAsync(gateway, authorization);

        reply.Status.Should().Be(401);
        reply.Json.GetProperty("code").GetInt32().Should().Be(code);
        reply.Json.GetProperty("message").GetString().Should().StartWith("Auth");
    }

    [Fact]
    public async Task The_flat_gateway_refuses_a_key_in_its_own_words()
    {
        await using var gateway = await Gateway.StartAsync("v1", static options => options with { ApiKey = "right" });

        var reply = await GetAsync(gateway, "Bearer wrong");

        reply.Status.Should().Be(401);
        reply.Json.GetProperty("code").GetInt32().Should().Be(401);
        reply.Json.GetProperty("message").GetString().Should().StartWith("认证失败，Token 无效");
    }

    [Fact]
    public async Task The_unified_gateway_refuses_a_key_in_its_own_words()
    {
        await using var gateway = await Gateway.StartAsync("videos", static options => options with { ApiKey = "right" });

        var reply = await GetAsync(gateway, "Bearer wrong");

        reply.Status.Should().Be(401);
        reply.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("invalid_api_key");
    }

    [Theory]
    [InlineData("emulator", 404)]
    [InlineData("kapon", 401)]
    [InlineData("anyapi", 401)]
    [InlineData("v1", 401)]
    [InlineData("videos", 401)]
    public async Task Without_a_key_of_its_own_only_the_root_dialect_asks_for_none(string name, int status)
    {
        await using var gateway = await Gateway.StartAsync(name);

        (await GetAsync(gateway, "")).Status.Should().Be(status);
    }

    [Fact]
    public async Task The_right_key_is_let_in()
    {
        await using var gateway = await Gateway.StartAsync("kapon", static options => options with { ApiKey = "right" });

        (await GetAsync(gateway, "Bearer right")).Status.Should().Be(404);
    }

    [Theory]
    [InlineData(-10, 10, 404, 1203)]
    [InlineData(5, 10, 401, 1003)]
    [InlineData(-10, 0, 401, 1004)]
    public async Task A_token_is_let_in_only_in_its_time(int notBefore, int expires, int status, int code)
    {
        await using var gateway = await Gateway.StartAsync("kapon");
        var now = gateway.Clock.GetUtcNow().ToUnixTimeSeconds();
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"iss":"me","nbf":{{now + notBefore}},"exp":{{now + expires}}}"""));

        var reply = await GetAsync(gateway, $"Bearer e30.{payload}.c2ln");

        reply.Status.Should().Be(status);
        reply.Json.GetProperty("code").GetInt32().Should().Be(code);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        await using var gateway = await Gateway.StartAsync();

        var start = () => KlingEmulator.StartAsync(new EmulatorOptions { Port = gateway.Emulator.BaseAddress.Port });

        (await start.Should().ThrowAsync<IOException>()).WithMessage("*address already in use*");
    }

    private static async Task<Gateway.Reply> GetAsync(Gateway gateway, string authorization)
    {
        gateway.Http.DefaultRequestHeaders.Authorization = null;
        if (authorization.Length > 0)
        {
            gateway.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        return await gateway.GetAsync(Path);
    }
}
