namespace KlingGen;

/// <summary>The gateway carried the task out and it ended without a video.</summary>
public sealed class KlingTaskFailedException : KlingException
{
    internal KlingTaskFailedException(string message, VideoTask task)
        : base(message)
    {
        Task = task;
        Handle = task.Handle;
    }

    /// <summary>The task with the gateway's reason.</summary>
    public VideoTask Task { get; }
}
