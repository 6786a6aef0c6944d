using System.Net;
using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Control;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Runtime.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KlingGen.Emulator;

/// <summary>
/// A Kling gateway on 127.0.0.1: it speaks as every gateway does, by their descriptors, makes nobody pay, and fails when it is told to.
/// A prompt steers its task: <c>[fail]</c> or <c>[fail:the reason]</c> ends it as failed, <c>[stuck]</c> never ends it.
/// </summary>
/// <example><code>
/// await using var emulator = await KlingEmulator.StartAsync();
/// // emulator.BaseAddress is a gateway's base address: POST {BaseAddress}v1/videos/text2video
/// </code></example>
public sealed class KlingEmulator : IAsyncDisposable
{
    /// <summary>Pictures travel in requests as Base64: four of the largest fit.</summary>
    private const long LargestRequest = 64 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly CallbackSender _callbacks;
    private readonly EmulatorState _state;

    private KlingEmulator(WebApplication app, CallbackSender callbacks, EmulatorState state)
    {
        _app = app;
        _callbacks = callbacks;
        _state = state;
        Addresses = [.. state.Gateways.Select(gateway => KeyValuePair.Create(gateway.Name, state.AddressOf(gateway)))];
    }

    /// <summary>The root, where <see cref="EmulatorOptions.Gateway"/> is spoken: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri BaseAddress => _state.BaseAddress;

    /// <summary>Where faults, limits, clock and books are to be had over HTTP: <c>http://127.0.0.1:PORT/control</c>.</summary>
    public Uri ControlAddress => new(BaseAddress, ControlEndpoint.Path);

    /// <summary>The faults to come.</summary>
    public EmulatorFaults Faults => _state.Faults;

    /// <summary>The limits of each account.</summary>
    public EmulatorLimits Limits => _state.Limits;

    /// <summary>The clock of tasks, links, slow answers and callbacks.</summary>
    public EmulatorClock Clock => _state.Clock;

    /// <summary>The one key that is let in. With null any key is.</summary>
    public string? ApiKey
    {
        get => _state.ApiKey;
        set => _state.ApiKey = value;
    }

    /// <summary>Signs callbacks from now on, when given: <c>whsec_</c> and the key in Base64.</summary>
    /// <exception cref="FormatException">The secret is malformed.</exception>
    public string? WebhookSecret
    {
        get => _state.WebhookSecret;
        set => _state.WebhookSecret = value;
    }

    /// <summary>How long tasks take that are created from now on.</summary>
    public EmulatorPace Pace
    {
        get => _state.Pace;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _state.Pace = value;
        }
    }

    /// <summary>The requests that came, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _state.Log.All;

    /// <summary>The tasks of all gateways, oldest first, as they are at this moment. They are forgotten after
    /// <see cref="EmulatorOptions.Retention"/>.</summary>
    public IReadOnlyList<BookedTask> Tasks => [.. _state.Tasks];

    /// <summary>What <see cref="Tasks"/> and requests add up to at this moment.</summary>
    public EmulatorTotals Totals => _state.Totals;

    /// <summary>The gateways that are spoken, in the order of their documents and then your own, and the base address of each, with a slash
    /// at the end.</summary>
    public IReadOnlyList<KeyValuePair<string, Uri>> Addresses { get; }

    /// <summary>The base address of one gateway, with a slash at the end: <c>http://127.0.0.1:PORT/gateways/NAME/</c>, and the path of the
    /// gateway's own
    /// address if that has one.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <exception cref="ArgumentException">There is no such gateway.</exception>
    public Uri AddressOf(string gateway) =>
        Addresses.FirstOrDefault(entry => entry.Key == gateway).Value
            ?? throw Unknown(gateway, Addresses.Select(static entry => entry.Key), nameof(gateway));

    /// <summary>Forgets tasks, requests and faults, and takes limits, key, webhook secret and pace back to what they were at the start. The
    /// clock goes on.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Starts an emulator and returns once it listens.</summary>
    /// <param name="options">The defaults when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">There is no gateway of the name that is to be spoken at the root.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="FormatException">The webhook secret is malformed.</exception>
    public static async Task<KlingEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = new EmulatorState(options ?? new EmulatorOptions());
        var callbacks = new CallbackSender(state);
        var app = Build(state.Options.Port);
        try
        {
            app.UseRouting();
            app.Use(new RequestPipeline(state, app.Lifetime.ApplicationStopping).InvokeAsync);
            Map(app, state, callbacks);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            state.BaseAddress = new Uri(app.Urls.First() + "/");
            return new KlingEmulator(app, callbacks, state);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            await callbacks.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops listening, cuts what is still being answered and ends callbacks.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _callbacks.DisposeAsync().ConfigureAwait(false);
    }

    private static void Map(WebApplication app, EmulatorState state, CallbackSender callbacks)
    {
        var links = new VideoLinks(state);
        var spoken = Spoken(state.Options.Gateways);
        EmulatedGateway[] gateways = [.. spoken.Select(descriptor => new EmulatedGateway(descriptor, state, links, callbacks))];
        var root = Array.Find(gateways, gateway => gateway.Name == state.Options.Gateway)
            ?? throw Unknown(state.Options.Gateway, gateways.Select(static gateway => gateway.Name), "options");
        foreach (var gateway in gateways)
        {
            gateway.Map(app.MapGroup(gateway.Prefix));
        }

        state.Gateways = gateways;
        state.Faults.Gateways = [.. gateways.Select(static gateway => gateway.Name)];
        root.Map(app.MapGroup(""), new Guide(state).About);
        new MediaEndpoint(links).Map(app);
        new ControlEndpoint(state).Map(app);
        new FrontPage(state).Map(app);
    }

    private static IEnumerable<GatewayDescriptor> Spoken(IReadOnlyList<GatewayDescriptor> own) =>
        KlingGateway.Descriptors.Where(builtIn => own.All(gateway => gateway.Name != builtIn.Name)).Concat(own);

    private static ArgumentException Unknown(string gateway, IEnumerable<string> known, string parameter) =>
        new($"There is no gateway \"{gateway}\". There are {string.Join(", ", known)}.", parameter);

    private static WebApplication Build(int port)
    {
        // Nothing of the surroundings counts: no settings file, no environment variable, no console.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
