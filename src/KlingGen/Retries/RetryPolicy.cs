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
    public TimeSpan? Pause(KlingApiException failure, int attempt) =>
        !failure.IsTransient || attempt >= options.MaxRetries || failure.RetryAfter > options.MaxRetryAfter
            ? null
            : Delay(attempt, failure.RetryAfter);

    /// <summary>The pause after a number of failures in a row, at least as long as the gateway asks for.</summary>
    /// <remarks>Never less than the base: Kling asks for a first pause of at least a second, so jitter only adds.</remarks>
    public TimeSpan Delay(int attempt, TimeSpan? retryAfter)
    {
        var exponential = options.RetryDelay * Math.Pow(2, Math.Min(attempt, 30)) * (1 + (Random.Shared.NextDouble() / 2));
        var own = exponential < options.MaxRetryDelay ? exponential : options.MaxRetryDelay;
        return retryAfter > own ? retryAfter.Value : own;
    }

    public void Report(KlingApiException failure, int attempt, TimeSpan delay)
    {
        var reason = failure.Code is null ? $"{failure.Kind}" : $"{failure.Kind}, code {failure.Code}";
        Log.Retrying(logger, failure.Gateway, reason, attempt + 2, Math.Round(delay.TotalSeconds, 1));
        KlingTelemetry.Retries.Add(
            1,
            new(KlingTelemetry.GatewayTag, failure.Gateway),
            new(KlingTelemetry.ErrorTag, failure.Kind.ToString()));
    }
}
