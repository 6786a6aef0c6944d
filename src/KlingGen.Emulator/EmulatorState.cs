using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Http;

namespace KlingGen.Emulator;

/// <summary>What the parts of an emulator share and what may change while it runs.</summary>
internal sealed class EmulatorState
{
    private readonly EmulatorOptions _start;

    public EmulatorState(EmulatorOptions options)
    {
        _start = options;
        Clock = new EmulatorClock(options.TimeProvider);
        Options = options with { TimeProvider = Clock };
        Log = new RequestLog(Options);
        TakeOptions();
    }

    /// <summary>The options of the start, on the emulator's clock.</summary>
    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public EmulatorFaults Faults { get; } = new();

    public EmulatorLimits Limits { get; } = new();

    public RequestLog Log { get; }

    /// <summary>The gateways that are spoken, known once their paths are mapped.</summary>
    public IReadOnlyList<EmulatedGateway> Gateways { get; set; } = [];

    /// <summary>The emulator's own address, known once it listens.</summary>
    public Uri BaseAddress { get; set; } = new("http://127.0.0.1/");

    /// <summary>The one key that is let in; null for any.</summary>
    public string? ApiKey { get; set; }

    public EmulatorPace Pace { get; set; } = EmulatorPace.Interactive;

    /// <summary>Signs callbacks; null when they are not signed.</summary>
    public KlingWebhookSecret? Signature { get; private set; }

    /// <exception cref="FormatException">It is no webhook secret.</exception>
    public string? WebhookSecret
    {
        get;
        set
        {
            Signature = value is null ? null : KlingWebhookSecret.Parse(value);
            field = value;
        }
    }

    public IEnumerable<BookedTask> Tasks
    {
        get
        {
            var now = Clock.GetUtcNow();
            return Gateways.SelectMany(gateway => gateway.Booked(now)).OrderBy(static task => task.CreatedAt);
        }
    }

    public EmulatorTotals Totals
    {
        get
        {
            BookedTask[] tasks = [.. Tasks];
            return new EmulatorTotals
            {
                Requests = Log.Count,
                Tasks = tasks.Length,
                TasksByState = tasks.CountBy(static task => task.State).ToDictionary(),
                Cost = tasks.Sum(static task => task.Cost),
            };
        }
    }

    public Uri AddressOf(EmulatedGateway gateway) => new(BaseAddress, gateway.Prefix + "/");

    /// <summary>Makes everything as it was at the start; the clock alone goes on.</summary>
    public void Reset()
    {
        foreach (var gateway in Gateways)
        {
            gateway.Forget();
        }

        Faults.Clear();
        Log.Clear();
        TakeOptions();
    }

    private void TakeOptions()
    {
        Limits.MaxConcurrentTasks = _start.MaxConcurrentTasks;
        Limits.RequestsPerSecond = _start.RequestsPerSecond;
        ApiKey = _start.ApiKey;
        WebhookSecret = _start.WebhookSecret;
        Pace = _start.Pace;
    }
}
