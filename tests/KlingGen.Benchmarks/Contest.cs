using System.Diagnostics;

namespace KlingGen.Benchmarks;

/// <summary>Subjects that take turns, so that whatever else the machine does befalls all of them alike.</summary>
internal sealed class Contest(params Action[] subjects)
{
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(2);

    /// <summary>How long each subject runs before it counts: until the JIT has had its last word, which takes long roads longer.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How often each subject has its turn.</summary>
    public int Rounds { get; init; } = 400;

    public Outcome Run()
    {
        var calls = Array.ConvertAll(subjects, Warm);
        var measured = Array.ConvertAll(subjects, _ => new Measurement[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < subjects.Length; i++)
            {
                measured[i][round] = Time(subjects[i], calls[i]);
            }
        }

        return new Outcome(measured);
    }

    /// <summary>Lets the JIT finish, and finds how many calls fill a round.</summary>
    private int Warm(Action subject)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed < WarmUp)
        {
            subject();
            count++;
        }

        return Math.Max(1, (int)(count * (s_round / WarmUp)));
    }

    private static Measurement Time(Action subject, int calls)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            subject();
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Measurement(elapsed.TotalNanoseconds / calls, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls);
    }
}
