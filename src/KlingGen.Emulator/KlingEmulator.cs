using System.Net;
using KlingGen.Emulator.Callbacks;
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
    private readonly RequestLog _log;

    private KlingEmulator(
        WebApplication app,
        CallbackSender callbacks,
        RequestLog log,
        EmulatorFaults faults,
        Uri baseAddress,
        IEnumerable<EmulatedGateway> gateways)
    {
        _app = app;
        _callbacks = callbacks;
        _log = log;
        Faults = faults;
        BaseAddress = baseAddress;
        Addresses = [.. gateways.Select(gateway => KeyValuePair.Create(gateway.Name, new Uri(baseAddress, gateway.Prefix + "/")))];
    }

    /// <summary>The root, where <see cref="EmulatorOptions.Gateway"/> is spoken: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The faults to come.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The requests that came, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.All;

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

    /// <summary>Starts an emulator and returns once it listens.</summary>
    /// <param name="options">The defaults when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">There is no gateway of the name that is to be spoken at the root.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="FormatException">The webhook secret is malformed.</exception>
    public static async Task<KlingEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var links = new VideoLinks(options);
        var callbacks = new CallbackSender(options);
        var log = new RequestLog(options);
        var faults = new EmulatorFaults();
        var app = Build(options.Port);
        try
        {
            app.UseRouting();
            app.Use(new RequestPipeline(options, log, faults, app.Lifetime.ApplicationStopping).InvokeAsync);
            var gateways = MapGateways(app, options, links, callbacks);
            new MediaEndpoint(links).Map(app);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            links.BaseAddress = new Uri(app.Urls.First() + "/");
            return new KlingEmulator(app, callbacks, log, faults, links.BaseAddress, gateways);
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

    private static EmulatedGateway[] MapGateways(WebApplication app, EmulatorOptions options, VideoLinks links, CallbackSender callbacks)
    {
        var spoken = Spoken(options.Gateways);
        EmulatedGateway[] gateways = [.. spoken.Select(descriptor => new EmulatedGateway(descriptor, options, links, callbacks))];
        var root = Array.Find(gateways, gateway => gateway.Name == options.Gateway)
            ?? throw Unknown(options.Gateway, gateways.Select(static gateway => gateway.Name), nameof(options));
        foreach (var gateway in gateways)
        {
            gateway.Map(app.MapGroup(gateway.Prefix));
        }

        root.Map(app.MapGroup(""));
        return gateways;
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
