namespace KlingGen.Webhooks;

/// <summary>What is known of one task's notices.</summary>
internal sealed class NoticeEntry(NoticeKey key)
{
    private VideoTask? _untaken;
    private int _furthest;

    public NoticeKey Key { get; } = key;

    public List<NoticeWaiter> Waiters { get; } = new(1);

    /// <summary>Where it stands among those that nobody waits for.</summary>
    public LinkedListNode<NoticeKey>? Idle { get; set; }

    /// <summary>The handle by which it was waited for last.</summary>
    public TaskHandle? Handle { get; private set; }

    /// <summary>Whether a notice can be of the task that a handle names.</summary>
    public static bool IsOf(VideoTask task, TaskHandle handle) =>
        handle.Site is null || task.Handle.Site is null || handle.Site == task.Handle.Site;

    /// <summary>Takes a notice.</summary>
    /// <param name="task">The task as it describes it.</param>
    /// <param name="isAwaited">Whether somebody is woken by it; if not it is kept.</param>
    /// <returns>Whether it says more than those before. Copies and late ones do not, so no flood of them wakes anybody more than three
    /// times.</returns>
    public bool Note(VideoTask task, bool isAwaited)
    {
        var rank = task.IsEnded ? 3 : task.Status == VideoTaskStatus.Processing ? 2 : 1;
        if (rank <= _furthest)
        {
            return false;
        }

        _furthest = rank;
        _untaken = isAwaited ? null : task;
        return true;
    }

    /// <summary>The notice that came while nobody waited.</summary>
    public VideoTask? Take(TaskHandle handle)
    {
        Handle = handle;
        if (_untaken is not { } task || !IsOf(task, handle))
        {
            return null;
        }

        _untaken = null;
        return task;
    }
}
