using System.Threading.Channels;

namespace KlingGen.Testing;

/// <summary>A clock that goes only from timer to timer, and that knows what waits for it. A clock that is merely read and moved is a
/// <see cref="Microsoft.Extensions.Time.Testing.FakeTimeProvider"/>.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<ManualTimer> _armed = Channel.CreateUnbounded<ManualTimer>();
    private DateTimeOffset _now = Start;

    public static DateTimeOffset Start { get; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The pauses that <see cref="RunAsync"/> jumped over, in order.</summary>
    public IList<TimeSpan> Pauses { get; } = [];

    /// <summary>How many timers wait.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; timers fire on the way, in order, each at its time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (MoveTo(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Jumps to the next timer and fires it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryAdvanceToNext()
    {
        var pause = NextPause();
        if (pause is not null)
        {
            Advance(pause.Value);
        }

        return pause is not null;
    }

    /// <summary>Waits, in real time, until so many timers wait.</summary>
    public async Task WaitForTimersAsync(int count = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (WaitingTimers < count)
        {
            await _armed.Reader.ReadAsync(patience.Token);
        }
    }

    /// <summary>Jumps from pause to pause until the task ends. Timers that are further away than <paramref name="longest"/> are limits, not
    /// pauses.</summary>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan? longest = null)
    {
        await RunAsync((Task)task, longest);
        return await task;
    }

    /// <inheritdoc cref="RunAsync{T}(Task{T}, TimeSpan?)"/>
    public async Task RunAsync(Task task, TimeSpan? longest = null)
    {
        var limit = longest ?? TimeSpan.FromSeconds(50);
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, _armed.Reader.WaitToReadAsync().AsTask());
            if (_armed.Reader.TryRead(out _) && !task.IsCompleted && NextPause() is { } pause && pause <= limit)
            {
                Pauses.Add(pause);
                Advance(pause);
                await SettleAsync();
            }
        }

        await task;
    }

    // What a timer set free goes on before the next one is looked for, however busy the machine is.
    private static async Task SettleAsync()
    {
        for (var turn = 0; turn < 1000 && (turn < 10 || ThreadPool.PendingWorkItemCount > 0); turn++)
        {
            await Task.Yield();
        }
    }

    private TimeSpan? NextPause()
    {
        lock (_lock)
        {
            return _timers.Count == 0 ? null : _timers.Min(static timer => timer.Due) - _now;
        }
    }

    // To the next timer that is due by then, which no longer waits, or to the end.
    private ManualTimer? MoveTo(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(static timer => timer.Due);
            _now = next?.Due ?? end;
            next?.Rearm();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public void Rearm()
        {
            clock._timers.Remove(this);
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            clock._armed.Writer.TryWrite(this);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
