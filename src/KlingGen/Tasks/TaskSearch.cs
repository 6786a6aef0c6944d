using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>Looks for a task by the id that its request carried, again and again while 'not found' may mean 'not yet'.</summary>
internal sealed class TaskSearch(GatewayCalls calls, KlingClientOptions options, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    /// <summary>Looks for a task.</summary>
    /// <param name="query">How to ask.</param>
    /// <param name="external">The id.</param>
    /// <param name="time">The time of the call.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="isExpected">Whether there should be one; else one look is enough.</param>
    /// <returns>The task; null when it was not found in all the time.</returns>
    public async Task<TaskRecord?> FindAsync(
        OperationDescriptor query, TaskHandle external, CallTime time, CancellationToken cancellationToken, bool isExpected = true)
    {
        var began = options.TimeProvider.GetTimestamp();
        for (var look = 0; ; look++)
        {
            TimeSpan? retryAfter = null;
            try
            {
                var record = await time.LimitAsync(
                    token => calls.SendOnceAsync<QueryCall, TaskRecord>(new(query, external), token).AsTask(),
                    calls.Errors,
                    cancellationToken).ConfigureAwait(false);
                Log.Recovered(logger, new TaskHandle(external.Gateway, external.Product, record.Id) { Site = external.Site });
                return record;
            }
            catch (KlingApiException exception)
            {
                retryAfter = exception.RetryAfter;
            }

            if (!isExpected)
            {
                return null;
            }

            var pause = calls.Retries.Delay(look, retryAfter);
            pause = pause > LongestPause && retryAfter is null ? LongestPause : pause;
            var left = options.SearchTime - options.TimeProvider.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || pause > time.Left)
            {
                Log.CreateOutcomeUnknown(logger, external);
                return null;
            }

            await Task.Delay(pause < left ? pause : left, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
