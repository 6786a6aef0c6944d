using KlingGen.Emulator.Answers;

namespace KlingGen.Emulator.Tasks;

/// <summary>The tasks of one gateway, which is one account there.</summary>
internal sealed class TaskStore(EmulatorState state, IdPattern ids)
{
    /// <summary>How often an id that is taken is made anew before the pattern is given up as exhausted.</summary>
    private const int Tries = 100;

    private readonly Lock _gate = new();
    private readonly List<EmulatedTask> _tasks = [];
    private readonly Dictionary<string, EmulatedTask> _byId = [];
    private readonly Dictionary<string, EmulatedTask> _byKey = [];
    private long _created;

    /// <param name="order">What is ordered.</param>
    /// <param name="keyName">What the gateway calls the idempotency key, for the refusal.</param>
    /// <exception cref="RefusedException">The idempotency key is taken, or too many tasks of the model are unfinished.</exception>
    public EmulatedTask Create(VideoOrder order, string? keyName)
    {
        lock (_gate)
        {
            var now = state.Clock.GetUtcNow();
            Forget(now);
            if (order.IdempotencyKey is { } taken && _byKey.ContainsKey(taken))
            {
                throw Refusals.KeyTaken($"{keyName} '{taken}' already exists; it must be unique");
            }

            bool IsInTheWay(EmulatedTask task) =>
                task.Order.Model == order.Model && task.Order.Account == order.Account && !task.At(now).HasEnded;
            if (state.Limits.MaxConcurrentTasks is { } limit && _tasks.Count(IsInTheWay) >= limit)
            {
                throw Refusals.TooManyTasks();
            }

            var task = new EmulatedTask(++_created, NewId(), ids.Next(), order, now, state.Pace);
            _tasks.Add(task);
            _byId.Add(task.Id, task);
            if (order.IdempotencyKey is { } key)
            {
                _byKey.Add(key, task);
            }

            return task;
        }
    }

    /// <summary>A task of some products, by its id or its idempotency key; null when there is none, or no longer.</summary>
    public EmulatedTask? Find(string id, Func<EmulatedTask, bool> isAskedFor)
    {
        lock (_gate)
        {
            var now = state.Clock.GetUtcNow();
            Forget(now);
            return (_byId.GetValueOrDefault(id) ?? _byKey.GetValueOrDefault(id)) is { } found
                && isAskedFor(found) && !found.IsHiddenFromQuery(now) ? found : null;
        }
    }

    /// <summary>Tasks, newest first.</summary>
    /// <param name="isAskedFor">Which tasks.</param>
    /// <param name="before">Only those that were created before the task of this number.</param>
    /// <param name="skip">How many are left out.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<EmulatedTask> List(Func<EmulatedTask, bool> isAskedFor, long before, long skip, int count)
    {
        lock (_gate)
        {
            var now = state.Clock.GetUtcNow();
            Forget(now);
            var listed = new List<EmulatedTask>();
            for (var i = _tasks.Count - 1; i >= 0 && listed.Count < count; i--)
            {
                if (_tasks[i].Number < before && isAskedFor(_tasks[i]) && !_tasks[i].IsHiddenFromLists(now) && --skip < 0)
                {
                    listed.Add(_tasks[i]);
                }
            }

            return listed;
        }
    }

    /// <summary>All tasks, oldest first, also those that are hidden.</summary>
    public IReadOnlyList<EmulatedTask> All
    {
        get
        {
            lock (_gate)
            {
                Forget(state.Clock.GetUtcNow());
                return [.. _tasks];
            }
        }
    }

    /// <summary>Forgets all tasks; their callbacks come no more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            foreach (var task in _tasks)
            {
                task.IsForgotten = true;
            }

            _tasks.Clear();
            _byId.Clear();
            _byKey.Clear();
        }
    }

    private string NewId()
    {
        for (var i = 0; i < Tries; i++)
        {
            if (ids.Next() is var id && !_byId.ContainsKey(id))
            {
                return id;
            }
        }

        return Guid.NewGuid().ToString("N");
    }

    // Tasks lie in the order of their creation, so those to forget come first.
    private void Forget(DateTimeOffset now)
    {
        var count = _tasks.FindIndex(task => task.CreatedAt + state.Options.Retention > now) is var first and >= 0 ? first : _tasks.Count;
        foreach (var task in _tasks.GetRange(0, count))
        {
            _byId.Remove(task.Id);
            if (task.Order.IdempotencyKey is { } key)
            {
                _byKey.Remove(key);
            }
        }

        _tasks.RemoveRange(0, count);
    }
}
