using KlingGen.Observability;

namespace KlingGen.Gate;

/// <summary>The creates of one lane that wait for their turns, in the order in which they came.</summary>
internal sealed class GateQueue(KeyValuePair<string, object?> tag)
{
    private readonly LinkedList<GateWaiter> _waiters = new();
    private int _reported;

    public int Count => _waiters.Count;

    public GateWaiter? First => _waiters.First?.Value;

    public IReadOnlyCollection<GateWaiter> All => _waiters;

    /// <summary>Whether somebody is told where a create stands.</summary>
    public bool IsReported => _reported > 0;

    /// <summary>Lets one in; a refused create comes back to the place that it had.</summary>
    /// <returns>How many are ahead of it.</returns>
    public int Insert(GateWaiter waiter)
    {
        KlingTelemetry.QueueLength.Add(1, tag);
        _reported += waiter.Slot.Waiting is null ? 0 : 1;
        var (next, ahead) = (_waiters.First, 0);
        if (_waiters.Last is { } last && last.Value.Slot.Number < waiter.Slot.Number)
        {
            (next, ahead) = (null, _waiters.Count);
        }

        for (; next is not null && next.Value.Slot.Number < waiter.Slot.Number; next = next.Next)
        {
            ahead++;
        }

        waiter.Place = next is null ? _waiters.AddLast(waiter) : _waiters.AddBefore(next, waiter);
        return ahead;
    }

    public void Leave(GateWaiter waiter)
    {
        if (waiter.Place is { List: not null } place)
        {
            KlingTelemetry.QueueLength.Add(-1, tag);
            _reported -= waiter.Slot.Waiting is null ? 0 : 1;
            _waiters.Remove(place);
        }
    }
}
