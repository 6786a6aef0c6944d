namespace KlingGen.Tasks;

/// <summary>The creates of this process that ended with 'may exist': the same request, sent again, goes on with the id of the first, so that
/// the gateway makes one task of both.</summary>
internal sealed class UncertainTasks
{
    private const int Most = 50_000;

    private readonly List<(string Fingerprint, TaskEntry Entry)> _entries = [];

    /// <summary>The oldest such create of the same request; it is the caller's now.</summary>
    /// <param name="fingerprint">Tells the request; called only where there is any such create.</param>
    public TaskEntry? Take(Func<string> fingerprint)
    {
        lock (_entries)
        {
            if (_entries.Count == 0)
            {
                return null;
            }

            var wanted = fingerprint();
            var place = _entries.FindIndex(entry => entry.Fingerprint == wanted);
            if (place < 0)
            {
                return null;
            }

            var found = _entries[place].Entry;
            _entries.RemoveAt(place);
            return found with { IsAdopted = true };
        }
    }

    /// <summary>Keeps a create that failed, if a task may exist that its id would find.</summary>
    public void Keep(string fingerprint, TaskEntry entry)
    {
        lock (_entries)
        {
            if (_entries.Count < Most && !_entries.Exists(known => known.Entry.Id == entry.Id))
            {
                // The request itself can be megabytes of a picture, and is given again.
                _entries.Add((fingerprint, entry with { Intent = entry.Intent with { Request = default } }));
            }
        }
    }

    /// <summary>Forgets a create whose task is known by now.</summary>
    public void Settle(string? key)
    {
        lock (_entries)
        {
            _entries.RemoveAll(known => known.Entry.Intent.Key == key);
        }
    }
}
