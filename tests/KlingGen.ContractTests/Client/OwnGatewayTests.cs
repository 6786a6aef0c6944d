using System.Text;
using KlingGen.ContractTests.Emulator;
using KlingGen.Emulator;
using KlingGen.Runtime.Tasks;

namespace KlingGen.ContractTests.Client;

/// <summary>The client at gateways that it knows by the documents of a user alone.</summary>
public sealed class OwnGatewayTests
{
    private const string LipSync = """{"model":"lips-2","video":"https://example.com/face.mp4","sound_file":"https://example.com/voice"}""";

    [Theory]
    [InlineData(OwnGatewayDocuments.Studio, "lip-sync", LipSync, 5)]
    [InlineData(OwnGatewayDocuments.Studio, "upscale", """{"video":"https://example.com/small.mp4"}""", 5)]
    [InlineData(OwnGatewayDocuments.Bare, "video", """{"text":"A cat"}""", 8)]
    public async Task A_request_becomes_a_video_file(string document, string product, string request, int seconds)
    {
        await using var own = await Own.StartAsync(document);
        using var folder = new TemporaryFolder();
        var target = folder.File("video.mp4");

        var task = await own.Client.GenerateAsync(own.Request(product, request), target);

        task.Status.Should().Be(VideoTaskStatus.Succeeded);
        task.Handle.ToString().Should().Match($"own~*/{product}/{task.Id}");
        task.CreatedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        Mp4File.Parse(File.ReadAllBytes(target)).Seconds.Should().Be(seconds);
    }

    [Theory]
    [InlineData(OwnGatewayDocuments.Studio, "upscale", """{"video":"https://example.com/small.mp4"}""")]
    [InlineData(OwnGatewayDocuments.Bare, "video", """{"text":"A cat"}""")]
    public async Task A_list_is_read_over_all_its_pages(string document, string product, string request)
    {
        await using var own = await Own.StartAsync(document);
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            ids.Insert(0, (await own.Client.CreateAsync(own.Request(product, request))).Id);
        }

        var listed = await own.Client.ListAsync(product).Select(static task => task.Id).ToListAsync();

        listed.Should().Equal(ids);
    }

    [Fact]
    public async Task A_task_that_fails_tells_the_gateways_reason()
    {
        await using var own = await Own.StartAsync(OwnGatewayDocuments.Studio);

        var made = () => own.Client.GenerateAsync(own.Request("upscale", """{"video":"https://example.com/[fail:too large].mp4"}"""));

        (await made.Should().ThrowAsync<KlingTaskFailedException>()).WithMessage("*too large*");
    }

    [Fact]
    public async Task A_limit_that_the_gateway_has_its_own_code_for_is_waited_out()
    {
        await using var own = await Own.StartAsync(OwnGatewayDocuments.Studio);
        own.Emulator.Faults.Enqueue(Fault.Code("E4").On(FaultTarget.Create));

        await own.Client.CreateAsync(own.Request("upscale", """{"video":"https://example.com/small.mp4"}"""));

        own.Emulator.Requests.Should().HaveCount(2);
    }

    private sealed class Own(KlingEmulator emulator, KlingClient client, GatewayDescriptor descriptor) : IAsyncDisposable
    {
        public KlingEmulator Emulator => emulator;

        public KlingClient Client => client;

        public static async Task<Own> StartAsync(string document)
        {
            var descriptor = CompiledGateway.Of(document);
            var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant, Gateways = [descriptor] });
            var options = new KlingClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1), PollInterval = TimeSpan.FromMilliseconds(5) };
            return new Own(emulator, new KlingClient(KlingGateway.From(descriptor, emulator.AddressOf("own"), "key"), options: options), descriptor);
        }

        public IVideoRequest Request(string product, string json) => descriptor.FindProduct(product)!.Parse(Encoding.UTF8.GetBytes(json));

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await emulator.DisposeAsync();
        }
    }
}
