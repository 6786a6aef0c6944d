using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace KlingGen.Journal;

/// <summary>A journal in a folder.</summary>
internal sealed class FolderJournal : ITaskJournal, IAsyncDisposable, IDisposable
{
    // A line is read as a whole; a picture of megabytes is not to be read to learn where its task stands.
    private const int LongestInLine = 1 << 14;
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly JournalFolder _folder;
    private readonly JournalSession _session;
    private readonly JournalQueue _queue;
    private readonly Lazy<Task> _closed;
    private int _isOnProcessExit;

    public FolderJournal(JournalFolder folder, TimeProvider time)
    {
        _folder = folder;
        _session = new(folder, time);
        _queue = new(_session);
        _closed = new(CloseAsync);
    }

    /// <summary>Whether it was closed, so that it takes nothing any more.</summary>
    public bool IsDisposed => _closed.IsValueCreated;

    public async ValueTask<TaskEntry> BeginAsync(TaskIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        cancellationToken.ThrowIfCancellationRequested();
        var id = EntryNames.New();
        var hasRequestFile = intent.Request.Length > LongestInLine || !Utf8.IsValid(intent.Request.Span);
        if (hasRequestFile)
        {
            await Task.Run(() => WriteRequest(id, intent.Request), CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            return await WriteAsync(new JournalWork<TaskEntry>(() => _session.Begin(id, intent, hasRequestFile), cancellationToken)
            {
                NeedsFile = true,
                NeedsNews = true,
                NeedsDisk = true,
                NeedsHold = () => _session.MayAdopt(intent),
            }).ConfigureAwait(false);
        }
        catch (Exception) when (hasRequestFile)
        {
            JournalFolder.TryDelete(_folder.Request(id));
            throw;
        }
    }

    public async ValueTask RecordAsync(string entryId, TaskUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        await WriteAsync(new JournalWork<bool>(() => _session.Record(entryId, update), cancellationToken)
        {
            NeedsFile = true,
            NeedsDisk = update is { Handle: not null } or { Outcome: not null },
            NeedsHold = () => !_session.IsOwn(entryId),
        }).ConfigureAwait(false);
    }

    public async ValueTask<bool> TryClaimAsync(string entryId, CancellationToken cancellationToken = default) =>
        await WriteAsync(new JournalWork<bool>(() => _session.TryClaim(entryId), cancellationToken)
        {
            NeedsFile = true,
            NeedsDisk = true,
            NeedsHold = () => !_session.IsOwn(entryId),
        }).ConfigureAwait(false);

    public async IAsyncEnumerable<TaskEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entries = await _queue.Enqueue(new JournalWork<List<(TaskEntry Entry, bool HasRequestFile)>>(
            () => _session.Read().ConvertAll(held => (_session.Shown(held), held.HasRequestFile)), cancellationToken)
        {
            NeedsNews = true,
        }).ConfigureAwait(false);
        foreach (var (entry, hasRequestFile) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return _session.Complete(entry, hasRequestFile);
        }
    }

    public void Dispose() => Close().Wait(LongestGoodbye);

    public async ValueTask DisposeAsync() => await Close().ConfigureAwait(false);

    private Task<T> WriteAsync<T>(JournalWork<T> work)
    {
        if (Interlocked.Exchange(ref _isOnProcessExit, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }

        return _queue.Enqueue(work);
    }

    private void WriteRequest(string id, ReadOnlyMemory<byte> request)
    {
        try
        {
            _folder.Create();
            _folder.WriteRequest(id, request.Span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            JournalFolder.TryDelete(_folder.Request(id));
            throw new KlingException($"The journal in '{_folder.FullPath}' cannot be written: {exception.Message}", exception);
        }
    }

    private Task Close()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        return _closed.Value;
    }

    private async Task CloseAsync()
    {
        try
        {
            await _queue.Enqueue(new JournalWork<bool>(_session.Close, CancellationToken.None), isLast: true).ConfigureAwait(false);
        }
        catch (KlingException)
        {
            // What is not noted is an end out of order, after which more is looked for than need be.
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();
}
