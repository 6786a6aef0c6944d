namespace KlingGen.Gate;

/// <summary>The creates that were sent and not answered yet. One that is not answered soon lets others by.</summary>
internal sealed class CreatesUnderWay
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(5);

    // In the order in which they were sent; one that was answered since is passed over when it comes to the front.
    private readonly Queue<(GateSlot Slot, TimeSpan Sent)> _sent = new();
    private int _slow;

    public int Count { get; private set; }

    /// <summary>Those for whose answers others wait.</summary>
    public int Quick(TimeSpan now)
    {
        PassOver(now);
        return Count - _slow;
    }

    /// <summary>When the next one lets others by; null while none would.</summary>
    public TimeSpan? NextSlow(TimeSpan now)
    {
        PassOver(now);
        return _sent.TryPeek(out var first) ? first.Sent + SlowAnswer : null;
    }

    public void Sent(GateSlot slot, TimeSpan now)
    {
        (slot.State, slot.Changed) = (SlotState.Unanswered, now);
        _sent.Enqueue((slot, now));
        Count++;
    }

    public void Answered(GateSlot slot)
    {
        Count--;
        _slow -= slot.IsSlow ? 1 : 0;
        slot.IsSlow = false;
    }

    private void PassOver(TimeSpan now)
    {
        while (_sent.TryPeek(out var first))
        {
            var isUnanswered = first.Slot.State == SlotState.Unanswered && first.Slot.Changed == first.Sent;
            if (isUnanswered && now - first.Sent < SlowAnswer)
            {
                return;
            }

            _sent.Dequeue();
            if (isUnanswered && !first.Slot.IsSlow)
            {
                first.Slot.IsSlow = true;
                _slow++;
            }
        }
    }
}
