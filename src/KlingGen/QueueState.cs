namespace KlingGen;

/// <summary>Where a create stands that waits because the account may run no more tasks of its model at once.</summary>
/// <param name="Ahead">How many creates are to be sent before it.</param>
/// <param name="Width">How many tasks may run at once, as it was set or found out; null while it is not known.</param>
/// <param name="Waited">How long it has waited.</param>
public readonly record struct QueueState(int Ahead, int? Width, TimeSpan Waited);
