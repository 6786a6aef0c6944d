using KlingGen.Webhooks;

namespace KlingGen;

/// <summary>
/// Brings callbacks to those who wait for tasks: a wait asks the gateway at once instead of at its next turn. Give the same instance to the
/// client and to what receives callbacks. It is safe for many callers at once.
/// </summary>
/// <remarks>A notice is never believed: the gateway is asked. So a forged one costs a question, one that comes twice or late costs
/// nothing, and one that does not come costs the time until the next turn.</remarks>
public sealed class TaskNotices
{
#if NET9_0_OR_GREATER
    private readonly Lock _gate = new();
#else
    private readonly object _gate = new();
#endif
    private readonly Dictionary<NoticeKey, NoticeEntry> _entries = [];
    private readonly LinkedList<NoticeKey> _idle = [];
    private readonly int _capacity;

    /// <summary>Makes a place for notices.</summary>
    /// <param name="capacity">How many tasks that nobody waits for at the moment are remembered, from 1 on; the oldest are forgotten
    /// first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public TaskNotices(int capacity = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>How many tasks are known here: those waited for, and those remembered.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Tells those who wait for a task that it changed.</summary>
    /// <param name="task">The task as the callback describes it.</param>
    /// <returns>The task, under the handle by which it is waited for if it is, since a callback does not say the product.</returns>
    public VideoTask Publish(VideoTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var handle = Publish(NoticeKey.Of(task.Handle), task);
        if (task.ExternalTaskId is { Length: > 0 } externalId)
        {
            handle ??= Publish(NoticeKey.Of(task.Handle) with { Id = externalId, IsExternal = true }, task);
        }

        return handle is null || handle.IsExternal ? task : task.Under(handle);
    }

    /// <summary>Waits until a notice of a task comes that says more than the ones before.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="cancellationToken">Ends the wait without an exception.</param>
    /// <returns>The task as the notice describes it, not to be believed; null when the wait was ended.</returns>
    internal Task<VideoTask?> WaitForNoticeAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        NoticeWaiter waiter;
        lock (_gate)
        {
            var entry = EntryOf(NoticeKey.Of(handle));
            if (entry.Take(handle) is { } task)
            {
                Release(entry);
                return Task.FromResult<VideoTask?>(task);
            }

            waiter = new NoticeWaiter(this, entry, handle);
            entry.Waiters.Add(waiter);
        }

        return waiter.WaitAsync(cancellationToken);
    }

    /// <summary>Pauses between two queries of a task, until a notice of it comes.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="pause">The longest pause.</param>
    /// <param name="clock">What measures it.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    /// <returns>Whether a notice ended it.</returns>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    internal async Task<bool> PauseAsync(TaskHandle handle, TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var elapsed = new CancellationTokenSource(pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(elapsed.Token, cancellationToken);
        var notice = await WaitForNoticeAsync(handle, either.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return notice is not null;
    }

    /// <summary>Takes a waiter away that waits no longer.</summary>
    internal void Leave(NoticeWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Entry.Waiters.Remove(waiter))
            {
                Release(waiter.Entry);
            }
        }
    }

    private TaskHandle? Publish(NoticeKey key, VideoTask task)
    {
        List<NoticeWaiter> woken;
        TaskHandle? handle;
        lock (_gate)
        {
            var entry = EntryOf(key);
            woken = entry.Waiters.FindAll(waiter => NoticeEntry.IsOf(task, waiter.Handle));
            handle = woken is [var first, ..] ? first.Handle : entry.Handle;
            if (!entry.Note(task, isAwaited: woken.Count > 0))
            {
                woken.Clear();
            }

            woken.ForEach(waiter => entry.Waiters.Remove(waiter));
            Release(entry);
        }

        // Outside the lock: who is woken goes on at once.
        woken.ForEach(waiter => waiter.Wake(task));
        return handle;
    }

    private NoticeEntry EntryOf(NoticeKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries[key] = entry = new NoticeEntry(key);
        }

        if (entry.Idle is { } idle)
        {
            _idle.Remove(idle);
            entry.Idle = null;
        }

        return entry;
    }

    /// <summary>Remembers a task that nobody waits for, and forgets the one that is longest so.</summary>
    private void Release(NoticeEntry entry)
    {
        if (entry.Waiters.Count > 0 || entry.Idle is not null)
        {
            return;
        }

        entry.Idle = _idle.AddLast(entry.Key);
        if (_idle.Count > _capacity)
        {
            _entries.Remove(_idle.First!.Value);
            _idle.RemoveFirst();
        }
    }
}
