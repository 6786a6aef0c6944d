using System.Collections.Concurrent;

namespace KlingGen.Tasks;

/// <summary>The tasks that a client made or took up of late: the slot that each holds, and its entry in the journal. Those that nobody asks
/// for again are forgotten in the end.</summary>
internal sealed class TrackedTasks
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, TrackedTask> _tasks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Add(string id, TrackedTask task)
    {
        if (_tasks.TryAdd(id, task))
        {
            _order.Enqueue(id);
        }
        else
        {
            // It is there already, under the slot that it took first.
            task.Release();
        }

        while (_order.Count > Most && _order.TryDequeue(out var oldest))
        {
            _tasks.TryRemove(oldest, out _);
        }
    }

    public TrackedTask? Find(string id) => _tasks.GetValueOrDefault(id);
}
