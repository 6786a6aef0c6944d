namespace KlingGen;

/// <summary>
/// The record of what was asked for and what became of it, so that a paid task outlives the process that asked for it. The client writes
/// the intent before the request is on the wire, the id right after the answer, then the states and the files.
/// </summary>
/// <remarks>An implementation is safe for many callers at once, and what a method was told is on record when its task completes.</remarks>
public interface ITaskJournal
{
    /// <summary>Writes an intent down, or takes up an open entry of the same intent whose process died.</summary>
    /// <param name="intent">What is about to be sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entry. <see cref="TaskEntry.IsAdopted"/> tells one that was taken up: its task may exist, and is looked for before
    /// anything is sent. Its path is the new intent's, if that names one; all else is as it was.</returns>
    /// <exception cref="KlingException">The intent could not be written; nothing may be sent.</exception>
    ValueTask<TaskEntry> BeginAsync(TaskIntent intent, CancellationToken cancellationToken = default);

    /// <summary>Writes down what became of an intent.</summary>
    /// <param name="entryId">The entry's <see cref="TaskEntry.Id"/>.</param>
    /// <param name="update">What is known now; what it leaves null stays as it was.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KlingException">It could not be written, or there is no such entry.</exception>
    ValueTask RecordAsync(string entryId, TaskUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Takes up an open entry that no living process works on, so that no other one does.</summary>
    /// <param name="entryId">The entry's <see cref="TaskEntry.Id"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the caller has it now. An open entry that this journal began or took up itself is the caller's already: which of
    /// those are being worked on is for the caller to know.</returns>
    /// <exception cref="KlingException">It could not be written.</exception>
    ValueTask<bool> TryClaimAsync(string entryId, CancellationToken cancellationToken = default);

    /// <summary>Reads all entries as they are now, oldest first, those of other processes as well.</summary>
    /// <remarks>The request of an entry that is no longer open is empty: nobody sends it again.</remarks>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KlingException">It could not be read.</exception>
    IAsyncEnumerable<TaskEntry> ReadAsync(CancellationToken cancellationToken = default);
}
