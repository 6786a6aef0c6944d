namespace KlingGen.Journal;

/// <summary>Something that a caller waits for while the journal does it.</summary>
internal abstract class JournalWork(CancellationToken cancellationToken)
{
    /// <summary>Whether an owner's file is needed, which is made at the first use.</summary>
    public bool NeedsFile { get; init; }

    /// <summary>Whether the lines of other owners matter.</summary>
    public bool NeedsNews { get; init; }

    /// <summary>Whether it must be on the disk before the caller goes on.</summary>
    public bool NeedsDisk { get; init; }

    /// <summary>Whether an entry may change hands, for which the folder is held.</summary>
    public Func<bool> NeedsHold { get; init; } = static () => false;

    /// <summary>Ends it before it begins, if its caller has gone.</summary>
    public bool IsAbandoned()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Abandon(cancellationToken);
        }

        return cancellationToken.IsCancellationRequested;
    }

    /// <summary>Does it; its lines wait to be written.</summary>
    public abstract void Do();

    /// <summary>Lets the caller go on, once the lines are written.</summary>
    public abstract void Complete();

    /// <summary>Lets the caller fail.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void Abandon(CancellationToken token);
}

/// <summary>Something that gives a result.</summary>
internal sealed class JournalWork<T>(Func<T> action, CancellationToken cancellationToken) : JournalWork(cancellationToken)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private KlingException? _failure;

    public Task<T> Result => _completion.Task;

    public override void Do()
    {
        try
        {
            _result = action();
        }
        catch (KlingException exception)
        {
            // It alone fails, and those that are done with it do not.
            _failure = exception;
        }
    }

    public override void Complete()
    {
        if (_failure is null)
        {
            _completion.TrySetResult(_result!);
        }
        else
        {
            Fail(_failure);
        }
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    protected override void Abandon(CancellationToken token) => _completion.TrySetCanceled(token);
}
