namespace KlingGen.Journal;

/// <summary>Keeps nothing.</summary>
internal sealed class NoJournal(TimeProvider time) : ITaskJournal
{
    public ValueTask<TaskEntry> BeginAsync(TaskIntent intent, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        return new(new TaskEntry { Id = EntryNames.New(), Intent = intent, BegunAt = now, ChangedAt = now, IsOwned = true });
    }

    public ValueTask RecordAsync(string entryId, TaskUpdate update, CancellationToken cancellationToken = default) => default;

    public ValueTask<bool> TryClaimAsync(string entryId, CancellationToken cancellationToken = default) => new(false);

    public async IAsyncEnumerable<TaskEntry> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
