namespace KlingGen.Webhooks;

/// <summary>One who waits for a notice.</summary>
internal sealed class NoticeWaiter(TaskNotices notices, NoticeEntry entry, TaskHandle handle)
{
    private readonly TaskCompletionSource<VideoTask?> _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NoticeEntry Entry { get; } = entry;

    public TaskHandle Handle { get; } = handle;

    public void Wake(VideoTask task) => _woken.TrySetResult(task);

    public async Task<VideoTask?> WaitAsync(CancellationToken cancellationToken)
    {
        var ending = cancellationToken.UnsafeRegister(static state => ((NoticeWaiter)state!)._woken.TrySetResult(null), this);
        await using (ending.ConfigureAwait(false))
        {
            try
            {
                return await _woken.Task.ConfigureAwait(false);
            }
            finally
            {
                notices.Leave(this);
            }
        }
    }
}
