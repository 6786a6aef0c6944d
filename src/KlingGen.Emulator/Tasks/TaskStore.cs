namespace KlingGen.Emulator.Tasks;

/// <summary>The tasks of one dialect, which is one account at one gateway.</summary>
internal sealed class TaskStore(EmulatorOptions options, Func<string> newId)
{
    private readonly Lock _gate = new();
    private readonly List<EmulatedTask> _tasks = [];
    private readonly Dictionary<string, EmulatedTask> _byId = [];
    private readonly Dictionary<string, EmulatedTask> _byExternalId = [];

    /// <exception cref="RefusedException">The external id is taken, or too many tasks of the model are unfinished.</exception>
    public EmulatedTask Create(VideoOrder order)
    {
        lock (_gate)
        {
            var now = options.TimeProvider.GetUtcNow();
            Forget(now);
            if (order.ExternalTaskId is { } taken && _byExternalId.ContainsKey(taken))
            {
                throw new RefusedException(RefusalCode.InvalidParameters, $"external_task_id '{taken}' already exists; it must be unique");
            }

            if (options.ConcurrencyLimit is { } limit && _tasks.Count(task => task.Order.Model == order.Model && !task.At(now).HasEnded) >= limit)
            {
                throw new RefusedException(RefusalCode.TooManyTasks);
            }

            var task = new EmulatedTask(newId(), newId(), order, now, options.Pace);
            _tasks.Add(task);
            _byId.Add(task.Id, task);
            if (order.ExternalTaskId is { } external)
            {
                _byExternalId.Add(external, task);
            }

            return task;
        }
    }

    /// <summary>A task of one product, by either of its ids.</summary>
    /// <param name="product">The product that was asked.</param>
    /// <param name="id">The task's id or the id that its creator gave it.</param>
    /// <exception cref="RefusedException">The product has no such task, or no longer.</exception>
    public EmulatedTask Get(string product, string id)
    {
        lock (_gate)
        {
            Forget(options.TimeProvider.GetUtcNow());
            var found = _byId.GetValueOrDefault(id) ?? _byExternalId.GetValueOrDefault(id);
            return found is not null && found.Order.Product == product
                ? found
                : throw new RefusedException(RefusalCode.UnknownResource, $"Task '{id}' not found");
        }
    }

    /// <summary>One page, newest first.</summary>
    public IReadOnlyList<EmulatedTask> List(string product, int pageNumber, int pageSize)
    {
        lock (_gate)
        {
            Forget(options.TimeProvider.GetUtcNow());
            return [.. Enumerable.Reverse(_tasks).Where(task => task.Order.Product == product).Skip((pageNumber - 1) * pageSize).Take(pageSize)];
        }
    }

    // Tasks lie in the order of their creation, so those to forget come first.
    private void Forget(DateTimeOffset now)
    {
        var count = _tasks.FindIndex(task => task.CreatedAt + options.Retention > now) is var first and >= 0 ? first : _tasks.Count;
        foreach (var task in _tasks.GetRange(0, count))
        {
            _byId.Remove(task.Id);
            if (task.Order.ExternalTaskId is { } external)
            {
                _byExternalId.Remove(external);
            }
        }

        _tasks.RemoveRange(0, count);
    }
}
