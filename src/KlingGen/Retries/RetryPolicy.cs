using KlingGen.Observability;
using Microsoft.Extensions.Logging;

namespace KlingGen.Retries;

/// <summary>Which failures are worth another try, and when.</summary>
internal sealed class RetryPolicy(KlingClientOptions options, ILogger logger)
{
    /// <summary>The pause before the next attempt.</summary>
    /// <param name="failure">What became of the last one.</param>
    /// <param name="attempt">Its number, from 0.</param>
    /// <returns>The pause; null when it fails for good.</returns>
    public TimeSpan? Pause(KlingApiException failure, int attempt)
    {
        if (!failure.IsTransient || attempt >= options.MaxRetries || failure.RetryAfter > options.MaxRetryAfter)
        {
            return null;
        }

        var pause = Delay(attempt, failure.RetryAfter);
        Report(failure, attempt, pause);
        return pause;
    }

    // Never less than the base: Kling asks for a first pause of at least a second, so jitter only adds.
    private TimeSpan Delay(int attempt, TimeSpan? retryAfter)
    {
        var exponential = options.RetryDelay * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 2));
        var own = exponential < options.MaxRetryDelay ? exponential : options.MaxRetryDelay;
        return retryAfter > own ? retryAfter.Value : own;
    }

    private void Report(KlingApiException failure, int attempt, TimeSpan delay)
    {
        var reason = failure.Code is null ? $"{failure.Kind}" : $"{failure.Kind}, code {failure.Code}";
        Log.Retrying(logger, failure.Gateway, reason, attempt + 2, Math.Round(delay.TotalSeconds, 1));
        KlingTelemetry.Retries.Add(
            1,
            new(KlingTelemetry.GatewayTag, failure.Gateway),
            new(KlingTelemetry.ErrorTag, failure.Kind.ToString()));
    }
}
