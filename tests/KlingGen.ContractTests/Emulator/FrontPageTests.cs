using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class FrontPageTests
{
    [Fact]
    public async Task The_root_says_what_this_is_and_which_addresses_there_are()
    {
        await using var gateway = await Gateway.StartAsync();

        var page = (await gateway.GetAsync("/")).Json;

        page.GetProperty("name").GetString().Should().Be("KlingGen emulator");
        page.GetProperty("control").GetString().Should().Be(gateway.Emulator.ControlAddress.OriginalString);
        foreach (var (name, address) in gateway.Emulator.Addresses)
        {
            page.GetProperty("gateways").GetProperty(name).GetString().Should().Be(address.OriginalString);
        }
    }

    [Fact]
    public async Task A_browser_sees_a_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var page = await gateway.GetAsync("/");

        page.ContentType.Should().Be("text/html");
        page.Body.Should().Contain(gateway.Emulator.AddressOf("kapon").OriginalString).And.Contain("href=\"/control\"");
    }

    [Fact]
    public async Task Health_is_told_whatever_goes_wrong()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Emulator.Faults.Enqueue(Fault.Silence().Always());

        var health = await gateway.GetAsync("health");

        health.Status.Should().Be(200);
        health.Body.Should().Be("""{"status":"ok"}""");
        gateway.Emulator.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("kling/v1/videos/text2video", "gateways/kapon/kling/v1/videos/text2video")]
    [InlineData("kling/v1/videos/text2video", "gateways/anyapi/kling/v1/videos/text2video")]
    [InlineData("somewhere/else", "gateways/kapon/kling/")]
    [InlineData("gateways/nobody/v1/videos", "gateways/videos/")]
    public async Task A_path_of_a_document_at_the_root_is_led_to_its_gateway(string path, string meant)
    {
        await using var gateway = await Gateway.StartAsync();

        var reply = await gateway.PostAsync(path, """{"prompt":"A cat"}""");

        reply.Status.Should().Be(404);
        reply.Json.GetProperty("code").GetInt32().Should().Be(1202);
        reply.Json.GetProperty("message").GetString().Should().Contain(gateway.Emulator.BaseAddress + meant);
    }

    [Fact]
    public async Task A_path_of_the_documents_themselves_is_answered_at_the_root()
    {
        await using var gateway = await Gateway.StartAsync();

        (await gateway.PostAsync("v1/videos/text2video", """{"prompt":"A cat"}""")).Status.Should().Be(200);
    }
}
