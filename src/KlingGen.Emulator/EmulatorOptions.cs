using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator;

/// <summary>What an emulator listens on, whom it lets in, and how its tasks run.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of tasks, links, slow answers and callbacks.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The gateway that is spoken at the root, <see cref="KlingEmulator.BaseAddress"/>. Every gateway has an address of its own
    /// besides, <see cref="KlingEmulator.AddressOf"/>. The one that is spoken unless this is set sells everything, without any seller's
    /// limits. At the root <c>/</c>, <c>/health</c> and <c>/control</c> are the emulator's own.</summary>
    public string Gateway { get; init; } = "emulator";

    /// <summary>Gateways of your own, which are spoken beside the built-in ones; one of the name of a built-in one takes its
    /// place.</summary>
    public IReadOnlyList<GatewayDescriptor> Gateways { get; init; } = [];

    /// <summary>The one key that is let in. With null any key is, and a gateway whose key is optional asks for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>How long tasks take.</summary>
    public EmulatorPace Pace { get; init; } = EmulatorPace.Interactive;

    /// <summary>How long tasks are known and links to videos work, counted from the task's creation. 30 days, as the vendor keeps
    /// them.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many tasks of one key and model may be unfinished at a time at a gateway, from 1 up; one more is refused with code
    /// 1303. Null for any number. <see cref="KlingEmulator.Limits"/> changes it while the emulator runs.</summary>
    public int? MaxConcurrentTasks { get; init; }

    /// <summary>How many calls of one key may come to a gateway in a second, from 1 up; one more is refused with code 1302 and
    /// <c>Retry-After: 1</c>. Null for any number. <see cref="KlingEmulator.Limits"/> changes it while the emulator runs.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Signs callbacks after the Standard Webhooks specification, when given: <c>whsec_</c> and the key in Base64.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>How many requests <see cref="KlingEmulator.Requests"/> remembers, and 100 million characters of bodies at most; the oldest
    /// are forgotten first. With 0 none is.</summary>
    public int RecordedRequests { get; init; } = 10_000;

    /// <summary>Called after each request has been answered, from the thread that answered it.</summary>
    public Action<RecordedRequest>? RequestCompleted { get; init; }
}
