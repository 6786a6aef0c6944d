using System.Net;
using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Dialects;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KlingGen.Emulator;

/// <summary>
/// A Kling gateway on 127.0.0.1: it speaks every gateway's dialect, makes nobody pay, and fails when it is told to.
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
    private readonly Dictionary<EmulatorDialect, Uri> _addresses;

    private KlingEmulator(WebApplication app, CallbackSender callbacks, RequestLog log, EmulatorFaults faults, Uri baseAddress, IEnumerable<Dialect> dialects)
    {
        _app = app;
        _callbacks = callbacks;
        _log = log;
        Faults = faults;
        BaseAddress = baseAddress;
        _addresses = dialects.ToDictionary(static dialect => dialect.Kind, dialect => new Uri(baseAddress, dialect.Prefix + "/"));
    }

    /// <summary>The root, where <see cref="EmulatorOptions.Dialect"/> is spoken: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The faults to come.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The requests that came, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.All;

    /// <summary>The base address of one dialect, with a slash at the end: <c>http://127.0.0.1:PORT/gateways/kapon/kling/</c>, <c>…/gateways/anyapi/kling/</c>, <c>…/gateways/v1/</c>, <c>…/gateways/videos/</c>, <c>…/gateways/official/</c>, <c>…/gateways/kling/</c>.</summary>
    public Uri AddressOf(EmulatorDialect dialect) => _addresses[dialect];

    /// <summary>Starts an emulator and returns once it listens.</summary>
    /// <param name="options">The defaults when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
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
            var dialects = MapDialects(app, options, links, callbacks);
            new MediaEndpoint(links).Map(app);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            links.BaseAddress = new Uri(app.Urls.First() + "/");
            return new KlingEmulator(app, callbacks, log, faults, links.BaseAddress, dialects);
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

    private static Dialect[] MapDialects(WebApplication app, EmulatorOptions options, VideoLinks links, CallbackSender callbacks)
    {
        var kling = new EnvelopeDialect(EnvelopeGateway.Kling, options, links, callbacks);
        Dialect[] dialects =
        [
            kling,
            new EnvelopeDialect(EnvelopeGateway.Kapon, options, links, callbacks),
            new EnvelopeDialect(EnvelopeGateway.AnyApi, options, links, callbacks),
            new EnvelopeDialect(EnvelopeGateway.Official, options, links, callbacks),
            new V1Dialect(options, links),
            new VideosDialect(options, links),
        ];

        // The unified endpoint's paths are none of Kling's, so Kling's own dialect has room for both.
        var unified = new VideosDialect(options, links, kling.Prefix, isKeyOptional: true);
        foreach (var dialect in dialects)
        {
            foreach (var prefix in dialect.Kind == options.Dialect ? (string[])[dialect.Prefix, ""] : [dialect.Prefix])
            {
                var group = app.MapGroup(prefix).WithMetadata(dialect);
                dialect.Map(group);
                group.Map("/{**path}", static _ => throw new RefusedException(RefusalCode.UnknownMethod));
                if (dialect == kling)
                {
                    unified.Map(app.MapGroup(prefix).WithMetadata(unified));
                }
            }
        }

        return dialects;
    }

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
