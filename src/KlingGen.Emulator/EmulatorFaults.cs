namespace KlingGen.Emulator;

/// <summary>The faults to come. Each request takes the first one that waits for its kind; a request that finds none is answered as it
/// should be.</summary>
public sealed class EmulatorFaults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>How many faults no request has taken yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _faults.Count;
            }
        }
    }

    /// <summary>Adds faults, one for each request to come.</summary>
    public void Enqueue(params ReadOnlySpan<Fault> next)
    {
        lock (_gate)
        {
            _faults.AddRange(next);
        }
    }

    /// <summary>Forgets the faults that no request has taken yet.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal Fault? Take(FaultTarget kind)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.Target == FaultTarget.Any || fault.Target == kind);
            if (index < 0)
            {
                return null;
            }

            var taken = _faults[index];
            _faults.RemoveAt(index);
            return taken;
        }
    }
}
