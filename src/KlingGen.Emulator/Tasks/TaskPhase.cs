namespace KlingGen.Emulator.Tasks;

/// <summary>Where a task stands; each dialect has its own words for it.</summary>
internal enum TaskPhase
{
    Submitted,
    Processing,
    Succeeded,
    Failed,
}
