using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator;

/// <summary>What the emulator's books add up to.</summary>
public sealed record EmulatorTotals
{
    /// <summary>How many requests came to gateways and videos, since the start or the last reset.</summary>
    public required long Requests { get; init; }

    /// <summary>How many tasks there are.</summary>
    public required int Tasks { get; init; }

    /// <summary>How many tasks are in each state; states without tasks are left out.</summary>
    public required IReadOnlyDictionary<TaskState, int> TasksByState { get; init; }

    /// <summary>What the tasks cost that have not failed, in the vendor's units.</summary>
    public required decimal Cost { get; init; }
}
