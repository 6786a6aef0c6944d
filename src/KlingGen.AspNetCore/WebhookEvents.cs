using Microsoft.Extensions.Logging;

namespace KlingGen.AspNetCore;

/// <summary>Hands the tasks of good callbacks on, each state once.</summary>
internal sealed class WebhookEvents(
    Func<VideoTask, CancellationToken, Task>? handler, TaskNotices? notices, ILogger logger, CancellationToken stopping)
{
    private const int Capacity = 10_000;

#if NET9_0_OR_GREATER
    private readonly Lock _gate = new();
#else
    private readonly object _gate = new();
#endif
    private readonly Dictionary<string, int> _furthest = [];
    private readonly Queue<string> _order = [];

    public void Take(VideoTask task)
    {
        task = notices?.Publish(task) ?? task;
        if (handler is not null && IsNews(task, out var before))
        {
            _ = HandleAsync(task, before);
        }
    }

    private async Task HandleAsync(VideoTask task, int before)
    {
        // The answer does not wait for what the application does with it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await handler!(task, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application ends; the task is at the gateway.
        }
        catch (Exception exception)
        {
            Log.HandlerFailed(logger, task.Handle, exception);
            lock (_gate)
            {
                if (_furthest.ContainsKey(task.Id))
                {
                    _furthest[task.Id] = before;
                }
            }
        }
    }

    /// <summary>Whether a callback says more than those before it.</summary>
    private bool IsNews(VideoTask task, out int before)
    {
        var rank = task.IsEnded ? 3 : task.Status == VideoTaskStatus.Processing ? 2 : 1;
        lock (_gate)
        {
            if (!_furthest.TryGetValue(task.Id, out before))
            {
                _order.Enqueue(task.Id);
                if (_order.Count > Capacity)
                {
                    _furthest.Remove(_order.Dequeue());
                }
            }

            if (rank <= before)
            {
                return false;
            }

            _furthest[task.Id] = rank;
            return true;
        }
    }
}
