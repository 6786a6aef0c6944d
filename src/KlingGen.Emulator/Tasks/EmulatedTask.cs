using KlingGen.Emulator.Media;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>A task, whose state follows from its age alone.</summary>
internal sealed class EmulatedTask(long number, string id, string upstreamId, VideoOrder order, DateTimeOffset createdAt, EmulatorPace pace)
{
    /// <summary>Its place in the order of creation.</summary>
    public long Number => number;

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
    public TaskSnapshot Initial => new(TaskState.Submitted, createdAt, 0, null);

    /// <summary>The name of the clip that it makes.</summary>
    public string Clip => ClipLibrary.NameOf(order.Seconds, order.AspectRatio);

    public TaskSnapshot At(DateTimeOffset now)
    {
        if (now < StartsAt)
        {
            return Initial;
        }

        if (now < EndsAt || order.Markers.IsStuck)
        {
            var done = pace.Processing > TimeSpan.Zero ? (now - StartsAt) / pace.Processing : 1;
            return new TaskSnapshot(TaskState.Processing, StartsAt, (int)Math.Min(done * 100, 99), null);
        }

        return order.Markers.FailureReason is { } reason
            ? new TaskSnapshot(TaskState.Failed, EndsAt, 100, reason)
            : new TaskSnapshot(TaskState.Succeeded, EndsAt, 100, null);
    }
}
