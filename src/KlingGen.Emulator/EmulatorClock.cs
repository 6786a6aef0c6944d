namespace KlingGen.Emulator;

/// <summary>The clock of an emulator: that of <see cref="EmulatorOptions.TimeProvider"/>, put forward and stopped at will. Tasks, links,
/// slow answers and callbacks go by it.</summary>
public sealed class EmulatorClock : TimeProvider
{
    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _source;
    private readonly Lock _gate = new();
    private readonly HashSet<ClockTimer> _timers = [];
    private TimeSpan _ahead;
    private DateTimeOffset? _stoppedAt;

    internal EmulatorClock(TimeProvider source) => _source = source;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Whether the clock stands still. Once it does, only <see cref="Advance"/> moves it.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_gate)
            {
                return _stoppedAt is not null;
            }
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Puts the clock forward; what is due by then happens at once.</summary>
    /// <param name="by">How far, from zero on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than zero, or leads beyond the year 9000.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(by, End - Now);
            if (_stoppedAt is { } moment)
            {
                _stoppedAt = moment + by;
            }
            else
            {
                _ahead += by;
            }

            ScheduleAll();
        }
    }

    /// <summary>Lets the clock stand still.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stoppedAt ??= Now;
            ScheduleAll();
        }
    }

    /// <summary>Lets the clock go on from where it stands.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_stoppedAt is { } moment)
            {
                _ahead = moment - _source.GetUtcNow();
                _stoppedAt = null;
                ScheduleAll();
            }
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private DateTimeOffset Now => _stoppedAt ?? (_source.GetUtcNow() + _ahead);

    private void ScheduleAll()
    {
        foreach (var timer in _timers)
        {
            timer.Schedule();
        }
    }

    /// <summary>A timer of the source's, which is set anew whenever this clock moves other than the source.</summary>
    private sealed class ClockTimer : ITimer
    {
        private readonly EmulatorClock _clock;
        private readonly ITimer _inner;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public ClockTimer(EmulatorClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _inner = clock._source.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.Now + dueTime;
                _period = period;
                return Schedule();
            }
        }

        public bool Schedule()
        {
            var left = _due - _clock.Now;
            return left is null || (left > TimeSpan.Zero && _clock._stoppedAt is not null)
                ? _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                : _inner.Change(left > TimeSpan.Zero ? left.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            lock (_clock._gate)
            {
                if (_due is null)
                {
                    return;
                }

                _due = _period > TimeSpan.Zero ? _clock.Now + _period : null;
                Schedule();
            }

            _callback(_state);
        }
    }
}
