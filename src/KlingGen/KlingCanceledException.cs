namespace KlingGen;

/// <summary>The caller cancelled. A task that was created goes on at the gateway; <see cref="Handle"/> finds it again.</summary>
public sealed class KlingCanceledException : OperationCanceledException
{
    internal KlingCanceledException(TaskHandle handle, Exception innerException, CancellationToken cancellationToken)
        : base(
            handle.IsExternal
                ? $"The call was cancelled; the task, if the gateway made it, is {handle}."
                : $"The call was cancelled; the task {handle} goes on at the gateway.",
            innerException,
            cancellationToken) =>
        Handle = handle;

    /// <summary>The task that was being created, waited for or downloaded.</summary>
    public TaskHandle Handle { get; }
}
