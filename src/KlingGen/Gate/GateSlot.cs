namespace KlingGen.Gate;

/// <summary>The right to run one task.</summary>
internal sealed class GateSlot : IDisposable
{
    private readonly GateLane _lane;

    public GateSlot(GateLane lane, long number, TimeSpan since, Action<QueueState>? waiting) =>
        (_lane, Number, Since, Waiting) = (lane, number, since, waiting);

    /// <summary>Its place in the order of those that came.</summary>
    public long Number { get; }

    /// <summary>When its create came.</summary>
    public TimeSpan Since { get; }

    public Action<QueueState>? Waiting { get; }

    public SlotState State { get; set; }

    /// <summary>Whether it was given to find out if there is one more.</summary>
    public bool IsProbe { get; set; }

    /// <summary>Whether its create was not answered soon.</summary>
    public bool IsSlow { get; set; }

    /// <summary>When its state last changed.</summary>
    public TimeSpan Changed { get; set; }

    public TaskHandle? Handle { get; set; }

    /// <summary>When the gateway is next asked about the task; null while it is being asked.</summary>
    public TimeSpan? NextQuestion { get; set; }

    /// <summary>When it was last asked whether the task runs.</summary>
    public TimeSpan Known { get; set; }

    public TimeSpan? FailingSince { get; set; }

    /// <summary>The create succeeded: the slot is held until the task ends.</summary>
    public void Made(TaskHandle handle) => _lane.Made(this, handle);

    /// <summary>No answer came to the create, and there may be a task: the slot is held for a while, unless more is learned.</summary>
    public void Lost() => _lane.Lost(this);

    /// <summary>The task has ended.</summary>
    public void Ended() => _lane.Free(this);

    /// <summary>The gateway refused the create for the time being. The slot is given back, and the create waits at the head of the
    /// queue until it may be sent again.</summary>
    /// <param name="isConcurrency">Whether too many tasks run (1303); else too many requests came (1302).</param>
    /// <param name="retryAfter">How long the gateway wants to be left alone.</param>
    /// <param name="cancellationToken">Ends the wait; the slot is free then.</param>
    public ValueTask RefusedAsync(bool isConcurrency, TimeSpan? retryAfter, CancellationToken cancellationToken) =>
        _lane.RefusedAsync(this, isConcurrency, retryAfter, cancellationToken);

    /// <summary>Frees the slot.</summary>
    public void Dispose() => _lane.Free(this);
}
