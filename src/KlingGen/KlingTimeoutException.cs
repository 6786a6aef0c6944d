namespace KlingGen;

/// <summary>The deadline passed before the task ended. The task goes on at the gateway; <see cref="KlingException.Handle"/> finds it again.</summary>
public sealed class KlingTimeoutException : KlingException
{
    internal KlingTimeoutException(TaskHandle handle, VideoTask? lastSeen, TimeSpan timeout, KlingException? lastFailure, Exception cause)
        : base(Sentence(handle, timeout, lastFailure), lastFailure ?? cause)
    {
        LastSeen = lastSeen;
        Handle = handle;
    }

    /// <summary>The task as it was last seen; null when it was never seen.</summary>
    public VideoTask? LastSeen { get; }

    private static string Sentence(TaskHandle handle, TimeSpan timeout, KlingException? lastFailure)
    {
        var end = $"The task {handle} did not end within {timeout.TotalSeconds:0.###} s; it goes on at the gateway.";
        return lastFailure is null ? end : $"{end} The last query failed: {lastFailure.Message}";
    }
}
