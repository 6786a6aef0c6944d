using KlingGen.Emulator.Media;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Tasks;

/// <summary>A task, whose state follows from its age alone.</summary>
internal sealed class EmulatedTask(long number, string id, string upstreamId, VideoOrder order, DateTimeOffset createdAt, EmulatorPace pace)
{
    private int _hiddenQueries = order.Oddity.HiddenQueries;
    private int _linklessQueries = order.Oddity.LinklessQueries;

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

    /// <summary>Whether the emulator was reset since it was made.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>What its creation is answered with, however fast work begins.</summary>
    public TaskSnapshot Initial => new(TaskState.Submitted, createdAt, 0, null);

    /// <summary>The name of the clip that it makes.</summary>
    public string Clip => ClipLibrary.NameOf(order.Seconds, order.AspectRatio);

    /// <summary>Whether a query finds nothing; each one counts.</summary>
    public bool IsHiddenFromQuery(DateTimeOffset now) => now < createdAt + order.Oddity.HiddenFor || TakeOne(ref _hiddenQueries);

    /// <summary>Whether lists leave it out.</summary>
    public bool IsHiddenFromLists(DateTimeOffset now) => now < createdAt + order.Oddity.HiddenFor || Volatile.Read(ref _hiddenQueries) > 0;

    /// <summary>The task as an answer shows it; each one counts.</summary>
    public TaskSnapshot ShowAt(DateTimeOffset now)
    {
        var moment = At(now);
        return moment.State == TaskState.Succeeded && TakeOne(ref _linklessQueries) ? moment with { IsLinkless = true } : moment;
    }

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

    private static bool TakeOne(ref int count) => Volatile.Read(ref count) > 0 && Interlocked.Decrement(ref count) >= 0;
}
