using Microsoft.Extensions.Logging;

namespace KlingGen.Gate;

/// <summary>How a <see cref="TaskGate"/> behaves.</summary>
internal sealed record GateOptions
{
    /// <summary>How many tasks of a lane run at once at most; null where it is to be found out.</summary>
    public int? Width { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Asks the gateway whether a task has ended, or is not there. It fails when it cannot be told.</summary>
    public required Func<TaskHandle, CancellationToken, Task<bool>> HasEnded { get; init; }

    /// <summary>The longest pause between two questions about one task.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a refusal that no task of this program explains; later ones double it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a slot is held for a create of which nothing is heard, or for a task that cannot be asked for.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(10);

    public required ILogger Logger { get; init; }
}
