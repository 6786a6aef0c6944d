using System.Security.Cryptography;
using System.Text;
using KlingGen.Emulator.Callbacks;
using KlingGen.Runtime;

namespace KlingGen.ContractTests.Emulator;

public class CallbackTests
{
    private const string Secret = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";

    [Fact]
    public void The_vendors_test_vector_is_signed_as_the_vendor_signs_it()
    {
        const string body = """{"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}""";

        KlingWebhookSecret.Parse(Secret).Sign("9876543210", 1781080794, Encoding.UTF8.GetBytes(body))
            .Should().Be("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
    }

    [Fact]
    public async Task A_task_is_posted_signed_and_bare_when_work_begins_and_when_it_ends()
    {
        await using var listener = await CallbackListener.StartAsync();
        await using var gateway = await Gateway.StartAsync(configure: static options => options with { WebhookSecret = Secret });
        var id = await gateway.CreateAsync("v1/videos/text2video", $$"""{"prompt":"A cat","callback_url":"{{listener.Address}}"}""");

        await gateway.Clock.WaitForTimersAsync();
        gateway.Clock.Advance(Gateway.Queued);
        var begun = await listener.NextAsync();
        await gateway.Clock.WaitForTimersAsync();
        gateway.Clock.Advance(Gateway.Processing);
        var ended = await listener.NextAsync();

        begun.Callback.Body.TaskId.Should().Be(id);
        begun.Callback.Body.TaskStatus!.Value.Value.Should().Be("processing");
        begun.Callback.Validate().IsValid.Should().BeTrue();
        ended.Callback.Body.TaskStatus!.Value.Value.Should().Be("succeed");
        ended.Callback.Body.TaskResult!.Videos.Should().ContainSingle();
        ended.Callback.WebhookId.Should().NotBe(begun.Callback.WebhookId);
        ended.Callback.WebhookTimestamp.Should().Be(gateway.Clock.GetUtcNow().ToUnixTimeSeconds().ToString());
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{ended.Callback.WebhookId}.{ended.Callback.WebhookTimestamp}.{Encoding.UTF8.GetString(ended.Body)}");
        ended.Callback.WebhookSignature.Should().Be("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    }

    [Fact]
    public async Task Nothing_is_posted_to_other_machines()
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.CreateAsync("v1/videos/text2video", """{"prompt":"A cat","callback_url":"https://callback.invalid/kling"}""");

        gateway.Clock.WaitingTimers.Should().Be(0);
    }
}
