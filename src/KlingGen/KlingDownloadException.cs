namespace KlingGen;

/// <summary>A video could not be brought to its file. No partial file is left.</summary>
public sealed class KlingDownloadException : KlingException
{
    internal KlingDownloadException(KlingDownloadError error, string message, Exception? innerException = null)
        : base(message, innerException) =>
        Error = error;

    /// <summary>What failed.</summary>
    public KlingDownloadError Error { get; }
}
