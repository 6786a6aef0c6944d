using KlingGen.Emulator.Faults;

namespace KlingGen.Emulator;

/// <summary>The faults to come. Each call takes the first one that waits for its kind; a call that finds none may be struck at random, and
/// is else answered as it should be.</summary>
public sealed class EmulatorFaults
{
    private readonly Lock _gate = new();
    private readonly List<PendingFault> _pending = [];
    private RandomFaults? _random;

    internal EmulatorFaults()
    {
    }

    /// <summary>How many calls are still to be struck by queued faults; those that strike always are not counted.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _pending.Sum(static pending => pending.Left ?? 0);
            }
        }
    }

    /// <summary>Adds faults, each for as many calls to come as it says.</summary>
    /// <exception cref="ArgumentException">There is no gateway of a fault's name.</exception>
    public void Enqueue(params Fault[] next)
    {
        ThrowIfUnknown(next);
        lock (_gate)
        {
            foreach (var fault in next)
            {
                _pending.Add(new PendingFault(fault));
            }
        }
    }

    /// <summary>Lets faults strike at random, besides those that are queued. The calls are drawn in the order of their coming, so the same
    /// calls in the same order meet the same faults. A further call of this method takes the place of the one before.</summary>
    /// <param name="rate">The share of calls that are struck, from 0, which ends it, to 1.</param>
    /// <param name="seed">What the draw begins with.</param>
    /// <param name="kinds">The faults that are drawn from, those that wait for the call's kind; without any, refusals, failures before and
    /// after the task is made, cut connections, web pages and half answers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">There is no gateway of a fault's name.</exception>
    public void AtRandom(double rate, int seed, params Fault[] kinds)
    {
        if (double.IsNaN(rate))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be a number.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        ThrowIfUnknown(kinds);
        var drawn = new RandomFaults(rate, seed, kinds.Length == 0 ? RandomFaults.Usual : [.. kinds]);
        lock (_gate)
        {
            _random = rate > 0 ? drawn : null;
        }
    }

    /// <summary>Forgets the faults that no call has taken yet, and lets none strike at random any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _random = null;
        }
    }

    /// <summary>The names of the gateways that are spoken, known once the emulator listens.</summary>
    internal IReadOnlyList<string> Gateways { get; set; } = [];

    internal IReadOnlyList<PendingFault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _pending.Select(static pending => pending with { })];
            }
        }
    }

    internal RandomFaults? Random
    {
        get
        {
            lock (_gate)
            {
                return _random;
            }
        }
    }

    internal Fault? Take(FaultTarget call, string? gateway)
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(pending => pending.Fault.WaitsFor(call, gateway));
            if (index < 0)
            {
                return _random?.Draw(call, gateway);
            }

            var taken = _pending[index];
            if (taken.Left is { } left && (taken.Left = left - 1) == 0)
            {
                _pending.RemoveAt(index);
            }

            return taken.Fault;
        }
    }

    private void ThrowIfUnknown(Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            if (fault.Gateway is { } gateway && !Gateways.Contains(gateway))
            {
                throw new ArgumentException(
                    $"There is no gateway \"{gateway}\". There are {string.Join(", ", Gateways)}.", nameof(faults));
            }
        }
    }
}
