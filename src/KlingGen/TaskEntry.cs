namespace KlingGen;

/// <summary>One intent of a journal and what became of it.</summary>
public sealed record TaskEntry
{
    /// <summary>Which entry it is: letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required TaskIntent Intent { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether there is a task. An intent of which nothing more is known may have been sent.</summary>
    public TaskOutcome Outcome { get; init; } = TaskOutcome.MayExist;

    /// <summary>The task; null while its id is not known and the request carries none.</summary>
    public TaskHandle? Handle { get; init; }

    /// <summary>Where the task stood when it was last seen; null when it never was.</summary>
    public VideoTaskStatus? Status { get; init; }

    /// <summary>The files that its videos are in.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether the caller of the create has been given the handle.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether there may be a task whose videos are not in their files.</summary>
    public bool IsOpen => !IsClosed && Outcome != TaskOutcome.NotMade;

    /// <summary>Whether a living process works on it; it cannot be claimed.</summary>
    public bool IsOwned { get; init; }

    /// <summary>On the answer of <see cref="ITaskJournal.BeginAsync"/>: whether the entry is one of a process that died, taken up.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>On the answer of <see cref="ITaskJournal.BeginAsync"/>: the last entry under the same <see cref="TaskIntent.Key"/> at the
    /// same site; null where there is none, and for a key that the client made up.</summary>
    public TaskEntry? Earlier { get; init; }

    /// <summary>Which entry it is and where it stands, without the request.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Handle?.ToString() ?? Intent.ToString()}: {Status?.ToString() ?? Outcome.ToString()}";
}
