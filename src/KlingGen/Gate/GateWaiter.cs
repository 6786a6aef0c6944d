namespace KlingGen.Gate;

/// <summary>A create that waits for its turn.</summary>
internal sealed class GateWaiter(GateSlot slot)
{
    private readonly TaskCompletionSource<GateSlot> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private (int Ahead, int? Width)? _reported;

    public GateSlot Slot => slot;

    public Task<GateSlot> Turn => _turn.Task;

    /// <summary>Its place in the queue; null before it came.</summary>
    public LinkedListNode<GateWaiter>? Place { get; set; }

    /// <summary>Lets it leave when its caller has gone.</summary>
    public void EndWith(Action<GateWaiter> leave, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                leave(this);
                _turn.TrySetCanceled(token);
            },
            null);
        if (_turn.Task.IsCompleted)
        {
            _cancellation.Unregister();
        }
    }

    public void Admit()
    {
        _cancellation.Unregister();
        _turn.TrySetResult(slot);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _turn.TrySetException(exception);
    }

    /// <summary>Tells its caller where it stands, if that is news.</summary>
    public void Report(int ahead, int? width, TimeSpan now)
    {
        if (_reported != (ahead, width))
        {
            _reported = (ahead, width);
            slot.Waiting?.Invoke(new(ahead, width, now - slot.Since));
        }
    }
}
