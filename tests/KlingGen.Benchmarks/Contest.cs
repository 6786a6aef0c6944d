using System.Diagnostics;

namespace KlingGen.Benchmarks;

/// <summary>Subjects that take turns, so that whatever else the machine does befalls all of them alike.</summary>
internal sealed class Contest(params Action[] subjects)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(2);

    /// <summary>How often each subject has its turn.</summary>
    public int Rounds { get; init; } = 400;

    public Outcome Run()
    {
        var calls = Array.ConvertAll(subjects, WarmUp);
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
    private static int WarmUp(Action subject)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed < s_warmUp)
        {
            subject();
            count++;
        }

        return Math.Max(1, (int)(count * (s_round / s_warmUp)));
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
