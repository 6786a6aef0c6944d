using KlingGen.Gateways;

namespace KlingGen.Tasks;

/// <summary>The creates of this client that ended with 'may exist': the same request, sent again, goes on with the id of the first, so that
/// the gateway makes one task of both.</summary>
internal sealed class UncertainTasks(PaidTasks road)
{
    private const int Most = 4096;

    private readonly List<(string Fingerprint, TaskEntry Entry)> _entries = [];

    /// <summary>The oldest such create of the same request; it is the caller's now.</summary>
    public TaskEntry? Take(CreateOrder order)
    {
        lock (_entries)
        {
            if (!order.IsKeyGenerated || _entries.Count == 0)
            {
                return null;
            }

            var fingerprint = road.FingerprintOf(order);
            var place = _entries.FindIndex(entry => entry.Fingerprint == fingerprint);
            if (place < 0)
            {
                return null;
            }

            var found = _entries[place].Entry with { IsAdopted = true };
            _entries.RemoveAt(place);
            return found;
        }
    }

    /// <summary>Keeps a create that failed, if a task may exist that its id would find.</summary>
    public void Keep(TaskEntry? entry, TaskOutcome outcome)
    {
        if (entry is not { Intent: { IsKeyGenerated: true, Key: { } key } intent } || outcome != TaskOutcome.MayExist)
        {
            return;
        }

        lock (_entries)
        {
            if (_entries.Count < Most)
            {
                _entries.Add((road.FingerprintOf(intent.Product.Value!, intent.Request.Span, key), entry));
            }
        }
    }
}
