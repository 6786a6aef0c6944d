namespace KlingGen;

/// <summary>How to wait for a task, and how to take its videos. Each value is checked when it is set.</summary>
public sealed record WaitOptions
{
    /// <summary>How long to wait at most; null takes <see cref="KlingClientOptions.WaitTimeout"/>. <see cref="Timeout.InfiniteTimeSpan"/>,
    /// or more than 49 days, sets no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null ? null : Durations.Limit(value.Value, nameof(Timeout));
    }

    /// <summary>The pause between two queries; null takes the gateway's pace.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than a day.</exception>
    public TimeSpan? PollInterval
    {
        get;
        init => field = value is null ? null : Durations.Pause(value.Value, nameof(PollInterval));
    }

    /// <summary>Told of the task when it is created and whenever it changes, before the wait goes on. What it throws is logged, and the
    /// wait goes on.</summary>
    public IProgress<VideoTask>? Progress { get; init; }

    /// <summary>Told of the bytes of a download.</summary>
    public IProgress<DownloadProgress>? DownloadProgress { get; init; }

    /// <summary>Whether a file that is there already is replaced. Off by default.</summary>
    public bool Overwrite { get; init; }
}
