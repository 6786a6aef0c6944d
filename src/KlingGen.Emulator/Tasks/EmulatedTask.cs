namespace KlingGen.Emulator.Tasks;

/// <summary>A task, whose state follows from its age alone.</summary>
internal sealed class EmulatedTask(string id, string upstreamId, VideoOrder order, DateTimeOffset createdAt, EmulatorPace pace)
{
    private readonly PromptMarkers _markers = PromptMarkers.Find(order.Prompt);

    public string Id => id;

    /// <summary>The id by which whoever stands behind the gateway knows the task.</summary>
    public string UpstreamId => upstreamId;

    public VideoOrder Order => order;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>When work begins.</summary>
    public DateTimeOffset StartsAt { get; } = createdAt + pace.Queued;

    /// <summary>When the task ends, unless it is stuck.</summary>
    public DateTimeOffset EndsAt { get; } = createdAt + pace.Queued + pace.Processing;

    /// <summary>What its creation is answered with, however fast work begins.</summary>
    public TaskSnapshot Initial => new(TaskPhase.Submitted, createdAt, 0, null);

    public TaskSnapshot At(DateTimeOffset now)
    {
        if (now < StartsAt)
        {
            return Initial;
        }

        if (now < EndsAt || _markers.IsStuck)
        {
            var done = pace.Processing > TimeSpan.Zero ? (now - StartsAt) / pace.Processing : 1;
            return new TaskSnapshot(TaskPhase.Processing, StartsAt, (int)Math.Min(done * 100, 99), null);
        }

        return _markers.FailureReason is { } reason
            ? new TaskSnapshot(TaskPhase.Failed, EndsAt, 100, reason)
            : new TaskSnapshot(TaskPhase.Succeeded, EndsAt, 100, null);
    }
}
