namespace KlingGen.Gate;

/// <summary>When to ask about a task that nobody may be watching: often enough that a slot is idle for a twentieth of a task's time at
/// most.</summary>
internal sealed class QuestionPace(TimeSpan longest)
{
    private const int Remembered = 8;
    private const double FirstShare = 0.8;
    private const double Share = 0.05;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    private readonly Queue<TimeSpan> _durations = new();

    /// <summary>How long the quickest of the last tasks took; null while none has ended.</summary>
    public TimeSpan? Duration => _durations.Count > 0 ? _durations.Min() : null;

    public void Learn(TimeSpan duration)
    {
        _durations.Enqueue(duration);
        if (_durations.Count > Remembered)
        {
            _durations.Dequeue();
        }
    }

    /// <summary>The pause before the next question about a task.</summary>
    public TimeSpan Pause(TimeSpan age)
    {
        var likely = (Duration ?? First) * FirstShare;
        var pause = age < likely ? likely - age : age * Share;
        pause = pause > Least ? pause : Least;
        return pause < longest ? pause : longest;
    }
}
