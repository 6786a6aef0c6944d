namespace KlingGen;

/// <summary>How a create stands that waits for its turn.</summary>
/// <param name="Ahead">How many are ahead of it.</param>
/// <param name="Width">How many tasks may run at once; null while nobody knows.</param>
/// <param name="Waited">How long it has waited.</param>
public readonly record struct QueueState(int Ahead, int? Width, TimeSpan Waited);
