using KlingGen.Gate;
using KlingGen.Tests.Support;

namespace KlingGen.Tests.Gate;

/// <summary>Creates that go through a gate to a gateway of few slots, on a clock that jumps from event to event. All of it happens on one
/// thread: a turn that is given is seen at once.</summary>
internal sealed class GateSimulation : IDisposable
{
    private readonly List<(int Number, Task Task, Action Next)> _pending = [];
    private readonly HashSet<string> _ended = [];
    private readonly Dictionary<int, GateSlot> _slots = [];

    public GateSimulation(int? width = null, TimeSpan? pace = null) => Gate = new(new GateOptions
    {
        Width = width,
        Time = Clock,
        HasEnded = HasEndedAsync,
        Pace = pace ?? TimeSpan.FromSeconds(5),
        Logger = new ListLogger(Messages),
    });

    public ManualTimeProvider Clock { get; } = new();

    public TaskGate Gate { get; }

    public List<string> Messages { get; } = [];

    public int Slots { get; set; } = 3;

    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(2);

    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(10);

    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Whether the gateway refuses a create for its rate.</summary>
    public Func<bool> IsTooQuick { get; set; } = static () => false;

    public Func<TaskHandle, bool> CanBeAsked { get; set; } = static _ => true;

    public List<(int Number, TimeSpan At)> Sent { get; } = [];

    public List<int> Made { get; } = [];

    public int Running { get; private set; }

    public int MostRunning { get; private set; }

    public int Questions { get; private set; }

    public int MostUnanswered { get; private set; }

    public int Unanswered { get; private set; }

    public TimeSpan Now => Clock.GetUtcNow() - ManualTimeProvider.Start;

    /// <summary>Sends creates through the gate and runs until all are made.</summary>
    /// <returns>When the last task ended.</returns>
    public TimeSpan RunAll(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _ = Enter(number);
        }

        RunUntil(() => Made.Count == count && Running == 0);
        return Now;
    }

    public void RunUntil(Func<bool> isDone, int mostEvents = 200_000)
    {
        while (!isDone())
        {
            mostEvents--.Should().BePositive("it comes to an end");
            if (!Poll())
            {
                Clock.TryAdvanceToNext().Should().BeTrue("something is to happen still");
            }
        }
    }

    public void RunFor(TimeSpan time)
    {
        var isOver = false;
        After(time, () => isOver = true);
        RunUntil(() => isOver);
    }

    public Task<GateSlot> Enter(int number, Action<QueueState>? waiting = null, CancellationToken cancellationToken = default)
    {
        var turn = Gate.EnterAsync("text2video/kling-v3", waiting, cancellationToken).AsTask();
        When(number, turn, () => Send(number, turn.Result));
        return turn;
    }

    public GateSlot Slot(int number) => _slots[number];

    public void After(TimeSpan time, Action action)
    {
        ITimer? timer = null;
        timer = Clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                action();
            },
            null,
            time,
            Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => Gate.Dispose();

    private void When(int number, Task task, Action next) => _pending.Add((number, task, next));

    private bool Poll()
    {
        // Turns are given in the order of the creates.
        if (_pending.Where(static one => one.Task.IsCompleted).OrderBy(static one => one.Number).ToList() is not [var first, ..])
        {
            return false;
        }

        _pending.Remove(first);
        if (first.Task.IsCompletedSuccessfully)
        {
            first.Next();
        }

        return true;
    }

    private void Send(int number, GateSlot slot)
    {
        Sent.Add((number, Now));
        _slots[number] = slot;
        MostUnanswered = Math.Max(MostUnanswered, ++Unanswered);
        After(Latency / 2, () => Arrive(number, slot));
    }

    private void Arrive(int number, GateSlot slot)
    {
        if (IsTooQuick())
        {
            Answer(() => Refuse(number, slot, isConcurrency: false));
            return;
        }

        if (Running >= Slots)
        {
            Answer(() => Refuse(number, slot, isConcurrency: true));
            return;
        }

        MostRunning = Math.Max(MostRunning, ++Running);
        Made.Add(number);
        After(Duration, () =>
        {
            Running--;
            _ended.Add($"{number}");
        });
        Answer(() => slot.Made(new TaskHandle("kapon", KlingProduct.TextToVideo, $"{number}")));
    }

    private void Answer(Action answer) => After(Latency / 2, () =>
    {
        Unanswered--;
        answer();
    });

    private void Refuse(int number, GateSlot slot, bool isConcurrency) =>
        When(number, slot.RefusedAsync(isConcurrency, RetryAfter, CancellationToken.None).AsTask(), () => Send(number, slot));

    private Task<bool> HasEndedAsync(TaskHandle handle, CancellationToken cancellationToken)
    {
        Questions++;
        var answer = new TaskCompletionSource<bool>();
        After(Latency, () =>
        {
            if (CanBeAsked(handle))
            {
                answer.TrySetResult(_ended.Contains(handle.Id));
            }
            else
            {
                answer.TrySetException(new HttpRequestException("away"));
            }
        });
        return answer.Task;
    }
}
