using KlingGen.Emulator;

namespace KlingGen.ContractTests.Client;

/// <summary>A client and the emulator that it speaks to over a real socket.</summary>
internal sealed class EmulatedClient : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private EmulatedClient(KlingEmulator emulator, KlingClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    public KlingEmulator Emulator { get; }

    public KlingClient Client { get; }

    public string Target => _folder.File("video.mp4");

    public static async Task<EmulatedClient> StartAsync(string gateway, EmulatorOptions? options = null, string? key = null)
    {
        var emulator = await KlingEmulator.StartAsync(options ?? new EmulatorOptions { Pace = EmulatorPace.Instant });
        return new EmulatedClient(emulator, NewClient(emulator, gateway, key));
    }

    public static KlingClient NewClient(KlingEmulator emulator, string gateway, string? key = null) =>
        new(KlingGateway.Create(gateway, key ?? "key", emulator.AddressOf(gateway)), options: new KlingClientOptions
        {
            RetryDelay = TimeSpan.FromMilliseconds(1),
            PollInterval = TimeSpan.FromMilliseconds(5),
        });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        _folder.Dispose();
    }
}
