namespace KlingGen.Gate;

/// <summary>
/// How many creates may be under way and how many tasks may run at once. It begins with one create and lets more go as they succeed; the
/// first refusal tells how many tasks may run. Then one more is tried now and then, as other programs may share the account.
/// </summary>
/// <param name="limit">How many tasks may run at most; null for any number.</param>
/// <param name="firstPause">The pause after the first refusal that nothing here explains.</param>
internal sealed class LaneWidth(int? limit, TimeSpan firstPause)
{
    private const double FirstWindow = 1;
    private const double Growth = 0.5;

    // Creates that are under way at once may overtake each other, so where there is a queue they are few.
    private const double ShareUnderWay = 1 / 8.0;
    private static readonly TimeSpan FirstProbe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SoonProbe = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ProbeAfterSuccess = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastLongestProbe = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostLongestProbe = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestIdlePause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRatePause = TimeSpan.FromSeconds(30);

    private double _window = limit ?? FirstWindow;
    private double _threshold = double.PositiveInfinity;
    private int? _found;
    private bool _isProven;
    private TimeSpan _probePause = FirstProbe;
    private int _refusalsWhileIdle;
    private int _refusalsOfRate;

    /// <summary>How many tasks may run at once; null while it is not known.</summary>
    public int? Current => limit is { } most && _found is { } found ? Math.Min(most, found) : limit ?? _found;

    /// <summary>Before when nothing is sent.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>When one more than <see cref="Current"/> may be tried.</summary>
    public TimeSpan NextProbe { get; private set; } = TimeSpan.MaxValue;

    private double UnderWay =>
        Math.Max(1, Math.Floor(Current is { } width ? Math.Min(_window, width * ShareUnderWay) : _window));

    /// <summary>Whether one more create may be under way.</summary>
    public bool MaySend(int underWay, TimeSpan now) => now >= Pause && underWay < UnderWay;

    public bool HasRoom(int held) => Current is not { } width || held < width;

    public bool MayProbe(int held) => limit is not { } most || held < most;

    /// <summary>A create succeeded.</summary>
    /// <param name="running">How many tasks run now.</param>
    /// <param name="isProbe">Whether it was one more than was known to be possible.</param>
    /// <param name="now">The time.</param>
    public void Succeeded(int running, bool isProbe, TimeSpan now)
    {
        _window += _window < _threshold ? Growth : Growth / _window;
        _refusalsWhileIdle = 0;
        _refusalsOfRate = 0;
        if (_found is not { } found)
        {
            return;
        }

        _isProven |= running >= found && !isProbe;
        if (running > found)
        {
            _found = running;
            _isProven = !isProbe;
            _probePause = Least(_probePause / 2, ProbeAfterSuccess);
            NextProbe = now + _probePause;
        }
    }

    /// <summary>A create was refused because too many tasks run.</summary>
    /// <param name="running">How many tasks of ours run.</param>
    /// <param name="unanswered">How many other creates are under way.</param>
    /// <param name="isProbe">Whether it was one more than was known to be possible.</param>
    /// <param name="duration">How long tasks take; null while that is not known.</param>
    /// <param name="now">The time.</param>
    public void RefusedForWidth(int running, int unanswered, bool isProbe, TimeSpan? duration, TimeSpan now)
    {
        var found = Math.Max(1, running);
        if (isProbe || (found < _found && !_isProven))
        {
            _probePause = Least(_probePause * 2, LongestProbe(duration));
        }
        else if (found < _found)
        {
            // What was possible is not now: the gateway may not have noticed yet that a task ended, or another program was quicker.
            _probePause = SoonProbe;
        }

        _isProven &= found >= _found;
        _found = Math.Min(found, _found ?? int.MaxValue);
        NextProbe = now + _probePause;
        if (running == 0 && unanswered == 0)
        {
            Wait(now + BackOff(_refusalsWhileIdle++, LongestIdlePause));
        }
    }

    /// <summary>A create was refused because too many requests came.</summary>
    public void RefusedForRate(int unanswered, TimeSpan now)
    {
        if (now < Pause)
        {
            return;
        }

        _window = Math.Max(1, (unanswered + 1) / 2);
        _threshold = _window;
        Wait(now + BackOff(_refusalsOfRate++, LongestRatePause));
    }

    /// <summary>Sends nothing before a time.</summary>
    public void Wait(TimeSpan until) => Pause = until > Pause ? until : Pause;

    private TimeSpan BackOff(int number, TimeSpan longest) =>
        Least(firstPause * Math.Pow(2, Math.Min(number, 10)) * (1 + (Random.Shared.NextDouble() / 2)), longest);

    private static TimeSpan LongestProbe(TimeSpan? duration) =>
        duration is { } known && known * 5 > LeastLongestProbe ? Least(known * 5, MostLongestProbe) : LeastLongestProbe;

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
