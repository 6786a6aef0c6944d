namespace KlingGen.Gate;

/// <summary>
/// Where creates of one account wait for their turn. Each model has a lane of its own, first come first served; a slot is held from the
/// create to the end of its task.
/// </summary>
internal sealed class TaskGate(GateOptions options) : IDisposable
{
    private readonly Dictionary<string, GateLane> _lanes = [];
    private bool _isDisposed;

    /// <summary>Waits for a turn.</summary>
    /// <param name="lane">The product and the model.</param>
    /// <param name="waiting">Told where the create stands, when it begins to wait and when that changes, at most once a second. What it
    /// throws ends the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ObjectDisposedException">The gate was disposed.</exception>
    public ValueTask<GateSlot> EnterAsync(string lane, Action<QueueState>? waiting, CancellationToken cancellationToken) =>
        Find(lane).EnterAsync(waiting, cancellationToken);

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        lock (_lanes)
        {
            _isDisposed = true;
        }

        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }
    }

    private GateLane Find(string name)
    {
        lock (_lanes)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KlingClient));
            if (!_lanes.TryGetValue(name, out var lane))
            {
                _lanes.Add(name, lane = new(name, options));
            }

            return lane;
        }
    }
}
