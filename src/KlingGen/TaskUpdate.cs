namespace KlingGen;

/// <summary>What became of an intent; what is null here stays as it was.</summary>
public sealed record TaskUpdate
{
    /// <summary>Whether there is a task.</summary>
    public TaskOutcome? Outcome { get; init; }

    /// <summary>The task.</summary>
    public TaskHandle? Handle { get; init; }

    /// <summary>Where the task stands.</summary>
    public VideoTaskStatus? Status { get; init; }

    /// <summary>The files that its videos are in.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Whether the caller of the create has been given the handle.</summary>
    public bool? IsHandedOver { get; init; }

    /// <summary>Whether nothing is left to do: the videos are in their files, the task failed, or the caller gave it up.</summary>
    public bool? IsClosed { get; init; }
}
