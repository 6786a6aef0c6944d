using KlingGen.Errors;

namespace KlingGen.Gateways;

/// <summary>The time that a call has in all, its retries included.</summary>
internal readonly struct CallTime
{
    private readonly KlingClientOptions _options;
    private readonly long _began;

    public CallTime(KlingClientOptions options)
    {
        _options = options;
        _began = options.TimeProvider.GetTimestamp();
    }

    /// <summary>What is left of it.</summary>
    public TimeSpan Left
    {
        get
        {
            if (_options.CallTimeout == Timeout.InfiniteTimeSpan)
            {
                return TimeSpan.MaxValue;
            }

            var left = _options.CallTimeout - _options.TimeProvider.GetElapsedTime(_began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Runs a step of the call, and ends it with the call's time.</summary>
    /// <exception cref="KlingApiException">The time is up.</exception>
    public async Task<T> LimitAsync<T>(
        Func<CancellationToken, Task<T>> step, GatewayErrors errors, CancellationToken cancellationToken)
    {
        var left = Left;
        if (left == TimeSpan.Zero)
        {
            throw errors.TooLate(_options.CallTimeout);
        }

        if (left == TimeSpan.MaxValue)
        {
            return await step(cancellationToken).ConfigureAwait(false);
        }

        using var deadline = new CancellationTokenSource(left, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw errors.TooLate(_options.CallTimeout, exception);
        }
    }
}
