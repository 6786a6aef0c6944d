namespace KlingGen.Runtime.Http;

/// <summary>When a call ends: when its time is up or its caller wants it, by one token.</summary>
internal readonly struct Deadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _registration;

    private Deadline(CancellationTokenSource? source, CancellationTokenRegistration registration, CancellationToken caller)
    {
        _caller = caller;
        _source = source;
        _registration = registration;
    }

    public CancellationToken Token => _source?.Token ?? _caller;

    public CancellationToken Caller => _caller;

    /// <summary>Whether the time is up, and not the caller's patience.</summary>
    public bool HasPassed => _source is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public static Deadline Start(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        if (time == Timeout.InfiniteTimeSpan)
        {
            return new Deadline(source: null, registration: default, caller);
        }

        var source = new CancellationTokenSource(time, clock);
        return new Deadline(source, caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source), caller);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }
}
