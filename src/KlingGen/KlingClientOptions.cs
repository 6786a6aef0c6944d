using System.Runtime.CompilerServices;

namespace KlingGen;

/// <summary>How a <see cref="KlingClient"/> behaves. Each value is checked when it is set, so that nothing is found wrong after a task was
/// paid for.</summary>
public sealed class KlingClientOptions
{
    /// <summary>Whether requests are checked against the documents' rules before they are sent. On by default.</summary>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>Whether a request without an id of its own is given one where the gateway accepts only one task under each, so that a
    /// create whose answer was lost can be sent again without paying twice. On by default.</summary>
    public bool AssignExternalTaskIds { get; set; } = true;

    /// <summary>The record of intents and tasks by which a paid task outlives its process: <see cref="TaskJournal.InFolder"/>, or one of
    /// your own. None by default.</summary>
    public ITaskJournal Journal
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TaskJournal.None;

    /// <summary>How many tasks of one model may run at once on the account; further creates wait for their turn. Null, the default, finds it
    /// by what the gateway refuses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxConcurrentTasks
    {
        get;
        set => field = value is null ? null : AtLeast(1, value.Value);
    }

    /// <summary>Told when a create waits for its turn, and how many are ahead of it.</summary>
    public IProgress<QueueState>? QueueProgress { get; set; }

    /// <summary>What callbacks are told to, so that a wait asks at once when its task has news; null for none. Whether a callback comes or
    /// not, tasks are polled all the same.</summary>
    public TaskNotices? Notices { get; set; }

    /// <summary>How often a call that failed for a passing reason is sent again. 4 by default; 0 switches retries off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxRetries
    {
        get;
        set => field = AtLeast(0, value);
    } = 4;

    /// <summary>The pause before the first retry; Kling asks for at least one second. Later ones double it, with jitter. 1 s by
    /// default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than a day.</exception>
    public TimeSpan RetryDelay
    {
        get;
        set => field = Durations.Pause(value, nameof(RetryDelay), mayBeZero: true);
    } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between retries that the client chooses itself. 30 s by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than a day.</exception>
    public TimeSpan MaxRetryDelay
    {
        get;
        set => field = Durations.Pause(value, nameof(MaxRetryDelay), mayBeZero: true);
    } = TimeSpan.FromSeconds(30);

    /// <summary>The longest <c>Retry-After</c> for which a call waits; a longer one fails at once. In a wait for a task any is obeyed until the
    /// wait's deadline. 2 minutes by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than a day.</exception>
    public TimeSpan MaxRetryAfter
    {
        get;
        set => field = Durations.Pause(value, nameof(MaxRetryAfter), mayBeZero: true);
    } = TimeSpan.FromMinutes(2);

    /// <summary>How long one call may take in all, its retries and the search for a lost task included, without the wait for a turn and
    /// without the download of a video. 5 minutes by default; <see cref="Timeout.InfiniteTimeSpan"/> sets no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan CallTimeout
    {
        get;
        set => field = Durations.Limit(value, nameof(CallTimeout));
    } = TimeSpan.FromMinutes(5);

    /// <summary>How long one attempt of a call may take. 100 s by default, and never longer than <see cref="CallTimeout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan AttemptTimeout
    {
        get;
        set => field = Durations.Limit(value, nameof(AttemptTimeout));
    } = TimeSpan.FromSeconds(100);

    /// <summary>How long 'not found' means 'not yet' after a create whose answer was lost: so long the task is looked for before the request
    /// is sent again under its id, or given up. 15 s by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than a day.</exception>
    public TimeSpan SearchTime
    {
        get;
        set => field = Durations.Pause(value, nameof(SearchTime), mayBeZero: true);
    } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for a task. 30 minutes by default; videos take three to six minutes as a rule.
    /// <see cref="Timeout.InfiniteTimeSpan"/>, or more than 49 days, sets no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan WaitTimeout
    {
        get;
        set => field = Durations.Limit(value, nameof(WaitTimeout));
    } = TimeSpan.FromMinutes(30);

    /// <summary>The pause between two queries of a task; null takes the gateway's own pace (5 to 10 s).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than a day.</exception>
    public TimeSpan? PollInterval
    {
        get;
        set => field = value is null ? null : Durations.Pause(value.Value, nameof(PollInterval));
    }

    /// <summary>How many queries may be under way at once, however many tasks are waited for. As many as the gateway's latency asks for
    /// are used, up to this. 256 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentQueries
    {
        get;
        set => field = AtLeast(1, value);
    } = 256;

    /// <summary>How long a download may stand still before it is taken up again. 60 s by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan DownloadIdleTimeout
    {
        get;
        set => field = Durations.Limit(value, nameof(DownloadIdleTimeout));
    } = TimeSpan.FromSeconds(60);

    /// <summary>The clock of retries, waits and timeouts.</summary>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    private static int AtLeast(int least, int value, [CallerMemberName] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least {least}.");
}
