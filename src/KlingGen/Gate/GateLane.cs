using KlingGen.Observability;

namespace KlingGen.Gate;

/// <summary>The queue of one model.</summary>
internal sealed class GateLane : IDisposable
{
    private const int MostQuestions = 4;
    private static readonly TimeSpan ReportPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ExpiryPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    // Nobody asks about tasks while nobody waits, and no task runs for so long.
    private static readonly TimeSpan LongestTask = TimeSpan.FromHours(6);

    private readonly string _name;
    private readonly GateOptions _options;
    private readonly long _start;
    private readonly GateQueue _queue;
    private readonly HashSet<GateSlot> _held = [];
    private readonly CreatesUnderWay _underWay = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly LaneWidth _width;
    private readonly QuestionPace _pace;
    private readonly ITimer _timer;
    private long _number;
    private int _questions;
    private bool _isProbing;
    private TimeSpan _nextExpiry;
    private TimeSpan _nextReport;

    public GateLane(string name, GateOptions options)
    {
        (_name, _options) = (name, options);
        _queue = new(LaneTag);
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
            _width.Succeeded(_held.Count - _underWay.Count, slot.IsProbe, Now);
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
                left.AddRange(_queue.All.Where(waiter => waiter.Slot == slot));
                left.ForEach(_queue.Leave);
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
            left = [.. _queue.All];
            left.ForEach(_queue.Leave);
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
            ahead = _queue.Insert(waiter);
        });
        if (waiter.Turn.IsCompleted)
        {
            return;
        }

        waiter.EndWith(one => Update(() => _queue.Leave(one)), cancellationToken);
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
            _width.RefusedForWidth(_held.Count - _underWay.Count, _underWay.Count, slot.IsProbe, _pace.Duration, now);
        }
        else
        {
            _width.RefusedForRate(_underWay.Count, now);
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
        while (_queue.First is { } first && MaySend(now) && (_width.HasRoom(_held.Count) || IsProbeDue(now)))
        {
            Admit(first, now);
        }

        var questions = IsFull ? Questions(now) : [];
        Arm(now);
        return questions;
    }

    private bool MaySend(TimeSpan now)
    {
        var underWay = _underWay.Quick(now);
        return (!_isProbing || underWay == 0) && _width.MaySend(underWay, now);
    }

    private bool IsFull => _queue.Count > 0 && !_width.HasRoom(_held.Count);

    // A task that ended unseen would make one more look possible, so all are asked for first.
    private bool IsProbeDue(TimeSpan now) => now >= _width.NextProbe && _underWay.Count == 0 && _width.MayProbe(_held.Count)
        && _held.All(slot => slot.State != SlotState.Made || (slot.NextQuestion is not null && slot.Known >= _width.NextProbe));

    private void Admit(GateWaiter waiter, TimeSpan now)
    {
        var slot = waiter.Slot;
        _queue.Leave(waiter);
        slot.IsProbe = _isProbing = !_width.HasRoom(_held.Count);
        _underWay.Sent(slot, now);
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

    private void Turn(GateSlot slot, SlotState state)
    {
        if (slot.State == SlotState.Unanswered)
        {
            _underWay.Answered(slot);
        }

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
        if (_queue.IsReported)
        {
            times.Add(_nextReport);
        }

        if (_width.Pause > now)
        {
            times.Add(_width.Pause);
        }

        if (_underWay.NextSlow(now) is { } slow)
        {
            times.Add(slow);
        }

        if (!_width.HasRoom(_held.Count))
        {
            times.Add(_nextExpiry);
            if (_underWay.Count == 0 && _width.MayProbe(_held.Count) && _width.NextProbe > now)
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
                due.AddRange(_queue.All.Select(static (waiter, ahead) => (waiter, ahead)).Where(static one => one.waiter.Slot.Waiting is not null));
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
            Update(() => _queue.Leave(waiter));
            waiter.Fail(exception);
        }
    }
}
