using KlingGen.Cli.Output;
using KlingGen.Emulator;

namespace KlingGen.Cli.Gateways;

/// <summary>A client for the chosen gateway, and the emulator behind it if it is the built-in one.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly KlingClient _client;
    private readonly KlingEmulator? _emulator;

    private Session(GatewayChoice choice, Uri? address, ITaskJournal journal, Terminal terminal, KlingEmulator? emulator)
    {
        Choice = choice;
        _client = Connect(choice, address, journal, terminal);
        _emulator = emulator;
    }

    public GatewayChoice Choice { get; }

    public IKlingClient Client => _client;

    /// <summary>The gateway that a choice leads to; null for the emulator inside this process.</summary>
    public static KlingGateway? GatewayOf(GatewayChoice choice) =>
        choice.IsBuiltIn ? null : KlingGateway.Create(choice.Name, KeyFor(choice, choice.BaseUrl), choice.BaseUrl);

    /// <summary>Opens a client.</summary>
    /// <param name="choice">Whom it speaks to.</param>
    /// <param name="journal">Where it notes its tasks, unless nothing is paid for them.</param>
    /// <param name="terminal">Where it says what it warns of.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Session> OpenAsync(
        GatewayChoice choice, ITaskJournal journal, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!choice.IsBuiltIn)
        {
            return new Session(choice, choice.BaseUrl, journal, terminal, emulator: null);
        }

        terminal.Say($"Using the built-in emulator{Why(choice)}: nothing leaves this machine and nothing is paid.");
        var emulator = await KlingEmulator.StartAsync(new EmulatorOptions(), cancellationToken).ConfigureAwait(false);
        return new Session(choice, emulator.AddressOf(choice.Name), TaskJournal.None, terminal, emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Why(GatewayChoice choice) => choice switch
    {
        { IsNamed: false } => ", as neither a gateway nor an API key is set",
        { Gateway.IsKeyOptional: true } => "",
        _ => $" in the place of {choice.Name}, as no API key is set",
    };

    private static KlingClient Connect(GatewayChoice choice, Uri? address, ITaskJournal journal, Terminal terminal)
    {
        var options = new KlingClientOptions
        {
            // A person waits at the terminal: better to hear soon that a host is away.
            MaxRetries = 2,
            Journal = journal,
            // Nobody on this machine minds being asked often.
            PollInterval = address is { IsLoopback: true } ? TimeSpan.FromMilliseconds(500) : null,
        };
        var gateway = KlingGateway.Create(choice.Name, KeyFor(choice, address), address);
        return new KlingClient(gateway, options: options, logger: new TerminalLogger(terminal));
    }

    // An emulator on this machine asks for a key as its gateway does, and takes any.
    private static string? KeyFor(GatewayChoice choice, Uri? address) =>
        choice.ApiKey ?? (address is { IsLoopback: true } && !choice.Gateway.IsKeyOptional ? "any" : null);
}
