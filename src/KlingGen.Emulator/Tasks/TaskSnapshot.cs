using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>A task at one moment.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Since">When it came into its state.</param>
/// <param name="Progress">From 0 to 100, and 100 only when it has ended.</param>
/// <param name="FailureReason">Why it failed; null unless it did.</param>
internal readonly record struct TaskSnapshot(TaskState State, DateTimeOffset Since, int Progress, string? FailureReason)
{
    /// <summary>Whether it is shown without what it made.</summary>
    public bool IsLinkless { get; init; }

    public bool HasEnded => State is TaskState.Succeeded or TaskState.Failed;
}
