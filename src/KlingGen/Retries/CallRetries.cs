using KlingGen.Observability;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace KlingGen.Retries;

/// <summary>
/// Sends calls again that failed for a reason that passes. A query may always be repeated; a create only when it provably was not
/// carried out, or when it carries an <c>external_task_id</c>, under which a gateway accepts only one task.
/// </summary>
internal sealed class CallRetries
{
    private readonly KlingClientOptions _options;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _queries;
    private readonly ResiliencePipeline _creates;

    public CallRetries(KlingClientOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _queries = Build(static _ => true);
        _creates = Build(static exception => exception.CertainlyNotCarriedOut);
    }

    public ValueTask<T> QueryAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken) =>
        _queries.ExecuteAsync(call, cancellationToken);

    /// <summary>Sends a create.</summary>
    /// <param name="canBeRepeated">Whether the gateway would refuse a second task, so that any passing failure may be retried.</param>
    /// <param name="call">The create.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public ValueTask<T> CreateAsync<T>(bool canBeRepeated, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken) =>
        (canBeRepeated ? _queries : _creates).ExecuteAsync(call, cancellationToken);

    private ResiliencePipeline Build(Func<KlingApiException, bool> mayRepeat)
    {
        if (_options.MaxRetries <= 0)
        {
            return ResiliencePipeline.Empty;
        }

        return new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.MaxRetries,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is KlingApiException { IsTransient: true } exception
                    && !(exception.RetryAfter > _options.MaxRetryAfter)
                    && mayRepeat(exception)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    Delay(args.AttemptNumber, (args.Outcome.Exception as KlingApiException)?.RetryAfter)),
                OnRetry = args =>
                {
                    Report((KlingApiException)args.Outcome.Exception!, args.AttemptNumber, args.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    // Never less than the base: Kling asks for a first pause of at least a second, so jitter only adds.
    private TimeSpan Delay(int attempt, TimeSpan? retryAfter)
    {
        var exponential = _options.RetryDelay * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 2));
        var own = exponential < _options.MaxRetryDelay ? exponential : _options.MaxRetryDelay;
        return retryAfter > own ? retryAfter.Value : own;
    }

    private void Report(KlingApiException exception, int attempt, TimeSpan delay)
    {
        var reason = exception.Code is null ? $"{exception.Kind}" : $"{exception.Kind}, code {exception.Code}";
        Log.Retrying(_logger, exception.Gateway, reason, attempt + 2, Math.Round(delay.TotalSeconds, 1));
        KlingTelemetry.Retries.Add(
            1,
            new(KlingTelemetry.GatewayTag, exception.Gateway),
            new(KlingTelemetry.ErrorTag, exception.Kind.ToString()));
    }
}
