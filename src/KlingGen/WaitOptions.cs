namespace KlingGen;

/// <summary>How to wait for a task.</summary>
public sealed record WaitOptions
{
    /// <summary>How long to wait at most; null takes <see cref="KlingClientOptions.WaitTimeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The pause between two queries; null takes the gateway's pace.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>Told of the task when it is created and whenever it changes, before the wait goes on.</summary>
    public IProgress<VideoTask>? Progress { get; init; }

    /// <summary>Told of the bytes of a download.</summary>
    public IProgress<DownloadProgress>? DownloadProgress { get; init; }
}
