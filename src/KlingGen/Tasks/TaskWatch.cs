using System.Runtime.CompilerServices;
using KlingGen.Gateways;
using KlingGen.Observability;
using KlingGen.Runtime.Tasks;
using Microsoft.Extensions.Logging;

namespace KlingGen.Tasks;

/// <summary>One task that is followed to its end. It was paid for: no odd answer ends the watch.</summary>
internal sealed class TaskWatch(
    PaidTasks road, TaskHandle handle, PollingPace pace, VideoTask? created, ILogger logger, CancellationToken watcher)
    : IAsyncEnumerable<VideoTask>
{
    // How long a success may go without the link that it promises.
    private static readonly TimeSpan LinkTime = TimeSpan.FromSeconds(15);

    private readonly ProductDescriptor _product = road.ProductOf(handle.Product);
    private TaskHandle _handle = handle;

    /// <summary>Why the last query failed; null where it did not.</summary>
    public KlingApiException? LastFailure { get; private set; }

    public async IAsyncEnumerator<VideoTask> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var presence = road.Waits.Enter();
        using var either = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(watcher, cancellationToken)
            : null;
        var token = either?.Token ?? watcher;
        var patience = new WaitPatience(road, isOurs: created is not null || road.IsUnderWay(_handle));
        var last = created is { IsEnded: false } ? created : null;
        if (last is not null)
        {
            await PauseAsync(pace.Pause(0), token).ConfigureAwait(false);
        }

        long? succeeded = null;
        for (var number = 0; ; number++)
        {
            var pause = pace.Pause(number);
            if (await QueryAsync(patience, token).ConfigureAwait(false) is not { } task)
            {
                pause = patience.Pause(LastFailure!, pause);
            }
            else if (task.Status == VideoTaskStatus.Succeeded && !TaskEnd.HasVideo(task, _product) && IsEarly(ref succeeded))
            {
                pause = road.Calls.Retries.Delay(Math.Min(number, 2), retryAfter: null);
            }
            else if (IsNews(task, last))
            {
                Report(task);
                last = task;
                yield return task;
                if (task.IsEnded)
                {
                    yield break;
                }

                _handle = task.Handle;
            }

            await PauseAsync(pause, token).ConfigureAwait(false);
        }
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => road.PauseAsync(_handle, pause, cancellationToken);

    private async Task<VideoTask?> QueryAsync(WaitPatience patience, CancellationToken cancellationToken)
    {
        try
        {
            var task = await road.QueryOnceAsync(_handle, cancellationToken).ConfigureAwait(false);
            LastFailure = null;
            patience.Answered();
            return task;
        }
        catch (KlingApiException exception) when (patience.MayGoOn(exception))
        {
            LastFailure = exception;
            Log.QueryFailed(logger, _handle, exception.Kind);
            return null;
        }
    }

    private bool IsEarly(ref long? succeeded)
    {
        succeeded ??= road.Options.TimeProvider.GetTimestamp();
        return road.Options.TimeProvider.GetElapsedTime(succeeded.Value) < LinkTime;
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
