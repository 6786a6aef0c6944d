namespace KlingGen;

/// <summary>How a <see cref="KlingClient"/> behaves.</summary>
public sealed class KlingClientOptions
{
    /// <summary>Whether requests are checked against the documents' rules before they are sent. On by default.</summary>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>Whether a request without an id of its own is given one where the gateway accepts only one task under each, so that a
    /// create whose answer was lost can be sent again without paying twice. On by default.</summary>
    public bool AssignExternalTaskIds { get; set; } = true;

    /// <summary>How often a call that failed for a passing reason is sent again. 4 by default; 0 switches retries off.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The pause before the first retry, at least one second as Kling asks; later ones double it, with jitter. 1 s by
    /// default.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between retries that the client chooses itself. 30 s by default.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest <c>Retry-After</c> that is honoured; a longer one fails at once. 2 minutes by default.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one call may take, without the download of a video. 100 s by default.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long to wait for a task. 30 minutes by default; videos take three to six minutes as a rule.</summary>
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The pause between two queries of a task; null takes the gateway's own pace (5 to 10 s).</summary>
    public TimeSpan? PollInterval { get; set; }

    /// <summary>How many queries are under way at once, however many tasks are waited for. 16 by default.</summary>
    public int MaxConcurrentQueries { get; set; } = 16;

    /// <summary>How long a download may stand still before it is taken up again. 60 s by default.</summary>
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of retries, waits and timeouts.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
