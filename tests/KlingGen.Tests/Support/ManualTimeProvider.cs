using System.Threading.Channels;

namespace KlingGen.Tests.Support;

/// <summary>A clock that moves only when a test says so.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<ManualTimer> _armed = Channel.CreateUnbounded<ManualTimer>();
    private DateTimeOffset _now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The pauses that <see cref="RunAsync"/> jumped over, in order.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what is due.</summary>
    public void Advance(TimeSpan by)
    {
        var end = _now + by;
        while (NextDue(end) is { } timer)
        {
            _now = timer.Due!.Value > _now ? timer.Due.Value : _now;
            timer.Fire();
        }

        _now = end;
    }

    /// <summary>Jumps to the next timer and fires it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryAdvanceToNext()
    {
        if (NextDue(DateTimeOffset.MaxValue) is not { Due: { } due })
        {
            return false;
        }

        Advance(due > _now ? due - _now : TimeSpan.Zero);
        return true;
    }

    /// <summary>Jumps from pause to pause until the task ends. Timers that are further away than <paramref name="longest"/> are limits, not pauses.</summary>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan? longest = null)
    {
        await JumpAsync(task, longest ?? TimeSpan.FromSeconds(50));
        return await task;
    }

    /// <inheritdoc cref="RunAsync{T}(Task{T}, TimeSpan?)"/>
    public async Task RunAsync(Task task, TimeSpan? longest = null)
    {
        await JumpAsync(task, longest ?? TimeSpan.FromSeconds(50));
        await task;
    }

    private async Task JumpAsync(Task task, TimeSpan longest)
    {
        while (!task.IsCompleted)
        {
            var armed = _armed.Reader.WaitToReadAsync().AsTask();
            await Task.WhenAny(task, armed);
            if (_armed.Reader.TryRead(out _) && !task.IsCompleted && NextDue(_now + longest) is { } timer)
            {
                var pause = timer.Due!.Value - _now;
                Pauses.Add(pause);
                Advance(pause);
                await SettleAsync();
            }
        }
    }

    // What a timer set free goes on before the next one is looked for, however busy the machine is.
    private static async Task SettleAsync()
    {
        for (var turn = 0; turn < 1000 && (turn < 10 || ThreadPool.PendingWorkItemCount > 0); turn++)
        {
            await Task.Yield();
        }
    }

    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            return _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is not null)
                {
                    clock._timers.Add(this);
                }
            }

            clock._armed.Writer.TryWrite(this);
            return true;
        }

        public void Fire()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = null;
            }

            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            callback(state);
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
