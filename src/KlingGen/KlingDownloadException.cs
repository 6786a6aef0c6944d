namespace KlingGen;

/// <summary>A video could not be brought to its file, which is as it was before.</summary>
/// <remarks>After an interruption, and after a cancellation or the end of the process, a hidden file beside the target
/// (<c>.NAME.XXXXXXXXXXXX.part</c>) keeps what came. The next download of the same video to the same target goes on from there, once
/// it is proved to be the same file; it is deleted after a week otherwise. After any other error nothing is left.</remarks>
public sealed class KlingDownloadException : KlingException
{
    internal KlingDownloadException(KlingDownloadError error, string message, Exception? innerException = null)
        : base(message, innerException) =>
        Error = error;

    /// <summary>What failed.</summary>
    public KlingDownloadError Error { get; }
}
