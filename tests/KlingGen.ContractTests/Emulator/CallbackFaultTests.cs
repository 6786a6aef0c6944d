using System.Security.Cryptography;
using System.Text;
using KlingGen.Emulator;

namespace KlingGen.ContractTests.Emulator;

public class CallbackFaultTests
{
    private const string Secret = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";

    [Fact]
    public async Task A_callback_can_be_lost()
    {
        await using var scene = await Scene.StartAsync(Fault.LostCallback());

        await scene.BeginAndEndAsync();

        (await scene.Listener.NextAsync()).Status.Should().Be("succeed");
        scene.Listener.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task A_callback_can_come_late_and_be_overtaken()
    {
        await using var scene = await Scene.StartAsync(Fault.LateCallback(Gateway.Processing * 2));

        scene.Gateway.Clock.Advance(Gateway.Queued);
        await scene.Gateway.Clock.WaitForTimersAsync(2);
        scene.Gateway.Clock.Advance(Gateway.Processing);
        var first = await scene.Listener.NextAsync();
        scene.Gateway.Clock.Advance(Gateway.Processing);
        var second = await scene.Listener.NextAsync();

        first.Status.Should().Be("succeed");
        second.Status.Should().Be("processing");
    }

    [Fact]
    public async Task A_callback_can_come_several_times_byte_for_byte()
    {
        await using var scene = await Scene.StartAsync(Fault.DuplicateCallback(3));

        scene.Gateway.Clock.Advance(Gateway.Queued);
        CallbackListener.Post[] posts =
            [await scene.Listener.NextAsync(), await scene.Listener.NextAsync(), await scene.Listener.NextAsync()];

        posts.Select(static post => post.Callback.WebhookId).Distinct().Should().ContainSingle();
        posts.Select(static post => Convert.ToHexString(post.Body)).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_callback_can_be_forged()
    {
        await using var scene = await Scene.StartAsync(Fault.ForgedCallback());

        await scene.BeginAndEndAsync();
        var forged = await scene.Listener.NextAsync();
        var genuine = await scene.Listener.NextAsync();

        forged.Callback.WebhookSignature.Should().StartWith("v1,").And.NotBe(SignatureOf(forged));
        genuine.Callback.WebhookSignature.Should().Be(SignatureOf(genuine));
    }

    [Fact]
    public async Task Callbacks_can_come_in_the_wrong_order()
    {
        await using var scene = await Scene.StartAsync(Fault.ReorderedCallback());

        await scene.BeginAndEndAsync();

        (await scene.Listener.NextAsync()).Status.Should().Be("succeed");
        (await scene.Listener.NextAsync()).Status.Should().Be("processing");
    }

    private static string SignatureOf(CallbackListener.Post post)
    {
        var body = Encoding.UTF8.GetString(post.Body);
        var signed = Encoding.UTF8.GetBytes($"{post.Callback.WebhookId}.{post.Callback.WebhookTimestamp}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
    }

    /// <summary>A task that was just made and whose callbacks are waited for.</summary>
    private sealed class Scene(Gateway gateway, CallbackListener listener) : IAsyncDisposable
    {
        public Gateway Gateway => gateway;

        public CallbackListener Listener => listener;

        public static async Task<Scene> StartAsync(Fault fault)
        {
            var listener = await CallbackListener.StartAsync();
            var gateway = await Emulator.Gateway.StartAsync(configure: static options => options with { WebhookSecret = Secret });
            gateway.Emulator.Faults.Enqueue(fault);
            await gateway.CreateAsync("v1/videos/text2video", $$"""{"prompt":"A cat","callback_url":"{{listener.Address}}"}""");
            await gateway.Clock.WaitForTimersAsync();
            return new Scene(gateway, listener);
        }

        public async Task BeginAndEndAsync()
        {
            gateway.Clock.Advance(Emulator.Gateway.Queued);
            await gateway.Clock.WaitForTimersAsync();
            gateway.Clock.Advance(Emulator.Gateway.Processing);
        }

        public async ValueTask DisposeAsync()
        {
            await gateway.DisposeAsync();
            await listener.DisposeAsync();
        }
    }
}
