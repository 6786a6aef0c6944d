namespace KlingGen.Tasks;

/// <summary>When waits go on. Where there are many, those that would go on at almost the same time do so together: each on its own would wake
/// the processor for itself.</summary>
internal sealed class WaitClock(TimeProvider time)
{
    private const int Many = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly long _start = time.GetTimestamp();
    private int _waits;

    /// <summary>Counts a wait until it is disposed of.</summary>
    public Presence Enter()
    {
        Interlocked.Increment(ref _waits);
        return new Presence(this);
    }

    /// <summary>A pause as it is, or up to a tick longer.</summary>
    public TimeSpan Align(TimeSpan pause)
    {
        if (Volatile.Read(ref _waits) < Many || pause < Tick)
        {
            return pause;
        }

        var now = time.GetElapsedTime(_start);
        var ticks = (now + pause).Ticks / Tick.Ticks;
        return TimeSpan.FromTicks((ticks + 1) * Tick.Ticks) - now;
    }

    internal readonly struct Presence(WaitClock clock) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref clock._waits);
    }
}
