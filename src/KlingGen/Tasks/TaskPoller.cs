using KlingGen.Gateways;
using KlingGen.Observability;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>Asks for tasks until they end. A waiting task costs one timer.</summary>
internal sealed class TaskPoller(PaidTasks road, ILogger logger)
{
    /// <summary>Follows a task: as it is now, whenever it changes, and last when it ends.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="pace">How often to ask.</param>
    /// <param name="created">The task as its create told it; null where it was made elsewhere.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public TaskWatch WatchAsync(TaskHandle handle, PollingPace pace, VideoTask? created, CancellationToken cancellationToken) =>
        new(road, handle, pace, created, logger, cancellationToken);

    internal static void Report(ILogger logger, VideoTask task)
    {
        if (task.Status == VideoTaskStatus.Unknown)
        {
            Log.UnknownStatus(logger, task.Handle, task.StatusWord);
        }
        else if (task.IsEnded)
        {
            Log.Ended(logger, task.Handle, task.StatusWord);
        }
        else
        {
            Log.Changed(logger, task.Handle, task.StatusWord);
        }
    }
}
