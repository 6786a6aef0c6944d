using KlingGen.Observability;

namespace KlingGen.Gate;

/// <summary>The queue of one model.</summary>
internal sealed class GateLane : IDisposable
{
    private const int MostQuestions = 4;
    private static readonly TimeSpan ReportPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ExpiryPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(5);

    // Nobody asks about tasks while nobody waits, and no task runs for so long.
    private static readonly TimeSpan LongestTask = TimeSpan.FromHours(6);

    private readonly string _name;
    private readonly GateOptions _options;
    private readonly long _start;
    private readonly LinkedList<GateWaiter> _queue = new();
    private readonly HashSet<GateSlot> _held = [];
    private readonly CancellationTokenSource _disposal = new();
    private readonly LaneWidth _width;
    private readonly QuestionPace _pace;
    private readonly ITimer _timer;
    private long _number;
    private int _unanswered;
    private int _questions;
    private bool _isProbing;
    private TimeSpan _nextExpiry;
    private TimeSpan _nextReport;

    public GateLane(string name, GateOptions options)
    {
        (_name, _options) = (name, options);
        _width = new(options.Width, options.RetryDelay);
        _pace = new(options.Pace);
        _start = options.Time.GetTimestamp();
        _timer = options.Time.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private KeyValuePair<string, object?> LaneTag => new(KlingTelemetry.LaneTag, _name);

    private TimeSpan Now => _options.Time.GetElapsedTime(_start);

    public ValueTask<GateSlot> EnterAsync(Action<QueueState>? waiting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        GateWaiter waiter;
        lock (_queue)
        {
            waiter = new(new(this, _number++, Now, waiting));
        }

        Enqueue(waiter, static () => { }, cancellationToken);
        return new(waiter.Turn);
    }

    public ValueTask RefusedAsync(GateSlot slot, bool isConcurrency, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var waiter = new GateWaiter(slot);
        Enqueue(waiter, () => Refuse(slot, isConcurrency, retryAfter), cancellationToken);
        return new(waiter.Turn);
    }

    public void Made(GateSlot slot, TaskHandle handle) => Update(() =>
    {
        if (slot.State is SlotState.Unanswered or SlotState.Lost)
        {
            Turn(slot, SlotState.Made);
            slot.Handle = handle;
            slot.Known = Now;
            slot.NextQuestion = Now + _pace.Pause(TimeSpan.Zero);
            _width.Succeeded(_held.Count - _unanswered, slot.IsProbe, Now);
            slot.IsProbe = false;
        }
    });

    public void Lost(GateSlot slot) => Update(() =>
    {
        if (slot.State == SlotState.Unanswered)
        {
            Turn(slot, SlotState.Lost);
        }
    });

    public void Free(GateSlot slot)
    {
        List<GateWaiter> left = [];
        Update(() =>
        {
            if (slot.State == SlotState.Waiting)
            {
                left.AddRange(_queue.Where(waiter => waiter.Slot == slot));
                left.ForEach(Leave);
            }
            else if (slot.State == SlotState.Made)
            {
                _pace.Learn(Now - slot.Changed);
            }

            Release(slot);
        });
        left.ForEach(static waiter => waiter.Fail(new ObjectDisposedException(nameof(GateSlot))));
    }

    public void Dispose()
    {
        _disposal.Cancel();
        List<GateWaiter> left;
        lock (_queue)
        {
            left = [.. _queue];
            left.ForEach(Leave);
            _timer.Dispose();
        }

        left.ForEach(static waiter => waiter.Fail(new ObjectDisposedException(nameof(KlingClient))));
    }

    private void Enqueue(GateWaiter waiter, Action before, CancellationToken cancellationToken)
    {
        var ahead = 0;
        Update(() =>
        {
            ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, typeof(KlingClient));
            before();
            ahead = Insert(waiter);
        });
        if (waiter.Turn.IsCompleted)
        {
            return;
        }

        waiter.EndWith(one => Update(() => Leave(one)), cancellationToken);
        Log.Waits(_options.Logger, _name, ahead);
        Report(waiter, ahead);
    }

    private void Refuse(GateSlot slot, bool isConcurrency, TimeSpan? retryAfter)
    {
        if (slot.State != SlotState.Unanswered)
        {
            throw new InvalidOperationException($"A slot that is '{slot.State}' cannot be refused.");
        }

        var (before, now) = (_width.Current, Now);
        Release(slot);
        slot.State = SlotState.Waiting;
        if (isConcurrency)
        {
            _width.RefusedForWidth(_held.Count - _unanswered, _unanswered, slot.IsProbe, _pace.Duration, now);
        }
        else
        {
            _width.RefusedForRate(_unanswered, now);
        }

        _width.Wait(now + (retryAfter ?? TimeSpan.Zero));
        slot.IsProbe = false;
        if (_width.Current is { } width && width != before)
        {
            Log.WidthFound(_options.Logger, _name, width);
        }
    }

    private void Update(Action change)
    {
        List<GateSlot> questions;
        lock (_queue)
        {
            change();
            if (_disposal.IsCancellationRequested)
            {
                return;
            }

            questions = Advance();
        }

        foreach (var slot in questions)
        {
            _ = AskAsync(slot);
        }
    }

    // Lets in whom it can, and tells what to ask so that more can come in.
    private List<GateSlot> Advance()
    {
        var now = Now;
        Expire(now);
        while (_queue.First is { } first && !_isProbing && _width.MaySend(_unanswered, now)
            && (_width.HasRoom(_held.Count) || IsProbeDue(now)))
        {
            Admit(first.Value, now);
        }

        var questions = IsFull ? Questions(now) : [];
        Arm(now);
        return questions;
    }

    // A create that is not answered soon lets others by.
    private int UnderWay(TimeSpan now) => _held.Count(slot => slot.State == SlotState.Unanswered && now - slot.Changed < SlowAnswer);

    private bool IsFull => _queue.Count > 0 && !_width.HasRoom(_held.Count);

    // A task that ended unseen would make one more look possible, so all are asked for first.
    private bool IsProbeDue(TimeSpan now) => now >= _width.NextProbe && _unanswered == 0 && _width.MayProbe(_held.Count)
        && _held.All(slot => slot.State != SlotState.Made || (slot.NextQuestion is not null && slot.Known >= _width.NextProbe));

    private void Admit(GateWaiter waiter, TimeSpan now)
    {
        var slot = waiter.Slot;
        Leave(waiter);
        slot.IsProbe = _isProbing = !_width.HasRoom(_held.Count);
        slot.State = SlotState.Unanswered;
        slot.Changed = now;
        _unanswered++;
        _held.Add(slot);
        KlingTelemetry.QueueDuration.Record((now - slot.Since).TotalSeconds, LaneTag);
        waiter.Admit();
    }

    private void Expire(TimeSpan now)
    {
        if (now < _nextExpiry)
        {
            return;
        }

        _nextExpiry = now + ExpiryPause;
        foreach (var slot in _held.Where(slot => now - slot.Changed >= LongestHold(slot)).ToList())
        {
            Release(slot);
        }
    }

    private TimeSpan LongestHold(GateSlot slot) => slot.State == SlotState.Made ? LongestTask : _options.LongestSilence;

    private List<GateSlot> Questions(TimeSpan now)
    {
        List<GateSlot> due = [.. _held.Where(slot => QuestionTime(slot) <= now).OrderBy(QuestionTime).Take(MostQuestions - _questions)];
        foreach (var slot in due)
        {
            (slot.NextQuestion, slot.Known) = (null, now);
        }

        _questions += due.Count;
        return due;
    }

    private TimeSpan? QuestionTime(GateSlot slot) =>
        slot.Known < _width.NextProbe && _width.NextProbe < slot.NextQuestion && _width.MayProbe(_held.Count)
            ? _width.NextProbe
            : slot.NextQuestion;

    private async Task AskAsync(GateSlot slot)
    {
        bool? hasEnded;
        try
        {
            hasEnded = await _options.HasEnded(slot.Handle!, _disposal.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whatever keeps it from being told, it is asked again later.
            hasEnded = null;
        }

        Update(() => Answered(slot, hasEnded));
    }

    private void Answered(GateSlot slot, bool? hasEnded)
    {
        _questions--;
        if (slot.State != SlotState.Made)
        {
            return;
        }

        var (now, age) = (Now, Now - slot.Changed);
        slot.FailingSince = hasEnded is null ? slot.FailingSince ?? now : null;
        slot.NextQuestion = now + (hasEnded is null && _pace.Pause(age) < RetryPause ? RetryPause : _pace.Pause(age));
        if (hasEnded == true)
        {
            _pace.Learn(age);
            Release(slot);
        }
        else if (now - slot.FailingSince >= _options.LongestSilence)
        {
            Log.SlotGivenUp(_options.Logger, slot.Handle!);
            Release(slot);
        }
    }

    // Refused creates come back to the place that they had.
    private int Insert(GateWaiter waiter)
    {
        KlingTelemetry.QueueLength.Add(1, LaneTag);
        var (next, ahead) = (_queue.First, 0);
        if (_queue.Last is { } last && last.Value.Slot.Number < waiter.Slot.Number)
        {
            (next, ahead) = (null, _queue.Count);
        }

        for (; next is not null && next.Value.Slot.Number < waiter.Slot.Number; next = next.Next)
        {
            ahead++;
        }

        _ = next is null ? _queue.AddLast(waiter) : _queue.AddBefore(next, waiter);
        return ahead;
    }

    private void Leave(GateWaiter waiter)
    {
        if (_queue.Remove(waiter))
        {
            KlingTelemetry.QueueLength.Add(-1, LaneTag);
        }
    }

    private void Turn(GateSlot slot, SlotState state)
    {
        _unanswered -= slot.State == SlotState.Unanswered ? 1 : 0;
        _isProbing &= !slot.IsProbe;
        slot.State = state;
        slot.Changed = Now;
    }

    private void Release(GateSlot slot)
    {
        Turn(slot, SlotState.Free);
        _held.Remove(slot);
    }

    private void Arm(TimeSpan now)
    {
        var next = _queue.Count > 0 ? Next(now) : TimeSpan.MaxValue;

        // Clocks count in milliseconds, and one that rings too early rings for nothing.
        var pause = next == TimeSpan.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (next - now).TotalMilliseconds)));
        _timer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Next(TimeSpan now)
    {
        var times = new List<TimeSpan> { TimeSpan.MaxValue };
        if (_queue.Any(static waiter => waiter.Slot.Waiting is not null))
        {
            times.Add(_nextReport);
        }

        if (_width.Pause > now)
        {
            times.Add(_width.Pause);
        }

        times.AddRange(_held.Where(slot => slot.State == SlotState.Unanswered && slot.Changed + SlowAnswer > now)
            .Select(static slot => slot.Changed + SlowAnswer));
        if (!_width.HasRoom(_held.Count))
        {
            times.Add(_nextExpiry);
            if (_unanswered == 0 && _width.MayProbe(_held.Count) && _width.NextProbe > now)
            {
                times.Add(_width.NextProbe);
            }

            if (_questions < MostQuestions)
            {
                times.AddRange(_held.Select(QuestionTime).OfType<TimeSpan>());
            }
        }

        return times.Min();
    }

    private void OnTime()
    {
        Update(static () => { });
        List<(GateWaiter Waiter, int Ahead)> due = [];
        lock (_queue)
        {
            if (Now >= _nextReport)
            {
                _nextReport = Now + ReportPause;
                due.AddRange(_queue.Select(static (waiter, ahead) => (waiter, ahead)).Where(static one => one.waiter.Slot.Waiting is not null));
                Arm(Now);
            }
        }

        due.ForEach(one => Report(one.Waiter, one.Ahead));
    }

    private void Report(GateWaiter waiter, int ahead)
    {
        try
        {
            waiter.Report(ahead, _width.Current, Now);
        }
        catch (Exception exception)
        {
            // It is the caller's own, and ends the caller's own wait.
            Update(() => Leave(waiter));
            waiter.Fail(exception);
        }
    }
}
