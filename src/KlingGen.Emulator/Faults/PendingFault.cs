namespace KlingGen.Emulator.Faults;

/// <summary>A fault in the queue.</summary>
internal sealed record PendingFault(Fault Fault)
{
    /// <summary>How many calls it is still to strike; null for all.</summary>
    public int? Left { get; set; } = Fault.Count;
}
