using KlingGen.Gate;

namespace KlingGen.Tasks;

/// <summary>What a client keeps of a task.</summary>
/// <param name="slot">The slot that it holds; null for a task that was made elsewhere.</param>
/// <param name="entryId">Its entry in the journal.</param>
/// <param name="status">Where it stood when it was last seen; null while it was not.</param>
internal sealed class TrackedTask(GateSlot? slot, string? entryId, VideoTaskStatus? status)
{
    private VideoTaskStatus? _status = status;

    public string? EntryId => entryId;

    public bool HasEnded { get; private set; }

    /// <summary>Gives its slot back.</summary>
    public void Release() => slot?.Ended();

    /// <summary>Notes how the task stands.</summary>
    /// <returns>Whether that is news.</returns>
    public bool See(VideoTask task)
    {
        if (task.IsEnded && !HasEnded)
        {
            HasEnded = true;
            slot?.Ended();
        }

        var isNews = _status != task.Status;
        _status = task.Status;
        return isNews;
    }
}
