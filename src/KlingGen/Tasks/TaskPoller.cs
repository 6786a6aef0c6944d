using System.Runtime.CompilerServices;
using KlingGen.Gateways;
using KlingGen.Observability;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>Asks for tasks until they end. A waiting task costs one timer.</summary>
internal sealed class TaskPoller(
    Func<TaskHandle, CancellationToken, Task<VideoTask>> query, TimeProvider clock, ILogger logger)
{
    /// <summary>Yields the task as it is now, whenever it changes, and last when it ends.</summary>
    public async IAsyncEnumerable<VideoTask> WatchAsync(
        TaskHandle handle, PollingPace pace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VideoTask? last = null;
        for (var number = 0; ; number++)
        {
            var task = await QueryAsync(handle, mayFail: last is not null, cancellationToken).ConfigureAwait(false);
            if (task is not null && IsNews(task, last))
            {
                Report(task);
                last = task;
                yield return task;
                if (task.IsEnded)
                {
                    yield break;
                }

                handle = task.Handle;
            }

            await Task.Delay(pace.Pause(number), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // A gateway that was reached before and is away for a while does not end the wait: the task goes on and was paid for.
    private async Task<VideoTask?> QueryAsync(TaskHandle handle, bool mayFail, CancellationToken cancellationToken)
    {
        try
        {
            return await query(handle, cancellationToken).ConfigureAwait(false);
        }
        catch (KlingApiException exception) when (mayFail && exception.IsTransient)
        {
            Log.QueryFailed(logger, handle, exception.Kind);
            return null;
        }
    }

    private static bool IsNews(VideoTask task, VideoTask? last) =>
        last is null
        || task.StatusWord != last.StatusWord
        || task.Message != last.Message
        || Nullable.Compare(task.Progress, last.Progress) != 0
        || task.IsEnded;

    private void Report(VideoTask task)
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
