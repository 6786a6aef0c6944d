namespace KlingGen;

/// <summary>The caller cancelled, or the client was disposed. A task that was created goes on at the gateway; <see cref="Handle"/> finds it
/// again.</summary>
public sealed class KlingCanceledException : OperationCanceledException
{
    internal KlingCanceledException(
        TaskHandle? handle, TaskOutcome outcome, string? entryId, bool isDisposed, Exception innerException, CancellationToken token)
        : base($"{(isDisposed ? "The client was disposed" : "The call was cancelled")}; {Consequence(handle, outcome)}", innerException, token)
    {
        Handle = handle;
        Outcome = outcome;
        EntryId = entryId;
    }

    /// <summary>The task that was being created, waited for or downloaded; null where its id never arrived and the gateway knows none of
    /// the caller's.</summary>
    public TaskHandle? Handle { get; }

    /// <summary>Whether there is a task.</summary>
    public TaskOutcome Outcome { get; }

    /// <summary>The <see cref="TaskEntry.Id"/> in the journal; null where none was kept.</summary>
    public string? EntryId { get; }

    private static string Consequence(TaskHandle? handle, TaskOutcome outcome) => (outcome, handle) switch
    {
        (TaskOutcome.MayExist, not null) => $"the task, if the gateway made it, is {handle}.",
        (TaskOutcome.MayExist, null) => "the gateway may have made a task, and has told no id: sending the request again may pay twice.",
        (_, not null) => $"the task {handle} goes on at the gateway.",
        _ => "no task was made.",
    };
}
