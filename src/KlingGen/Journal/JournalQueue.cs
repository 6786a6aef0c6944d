namespace KlingGen.Journal;

/// <summary>Does one thing after another, and what came together in one go: one write and one flush serve all who wait.</summary>
internal sealed class JournalQueue(JournalSession session)
{
    private const int LargestBatch = 512;

    private readonly Queue<JournalWork> _waiting = new();
    private bool _isRunning;
    private bool _isClosed;

    public Task<T> Enqueue<T>(JournalWork<T> work, bool isLast = false)
    {
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(TaskJournal));
            _isClosed = isLast;
            _waiting.Enqueue(work);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync);
            }
        }

        return work.Result;
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            batch.RemoveAll(static work => work.IsAbandoned());
            await DoAsync(batch).ConfigureAwait(false);
        }
    }

    // Those who only read are not to fail with those who write.
    private List<JournalWork> Next()
    {
        var batch = new List<JournalWork>();
        lock (_waiting)
        {
            while (batch.Count < LargestBatch
                && _waiting.TryPeek(out var work) && (batch.Count == 0 || work.NeedsFile == batch[0].NeedsFile))
            {
                batch.Add(_waiting.Dequeue());
            }

            _isRunning = batch.Count > 0;
        }

        return batch;
    }

    private async Task DoAsync(List<JournalWork> batch)
    {
        try
        {
            await session.DoAsync(batch).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it is, it belongs to those who wait for it.
            batch.ForEach(work => work.Fail(exception));
            return;
        }

        batch.ForEach(static work => work.Complete());
    }
}
