namespace KlingGen.Runtime.Tasks;

/// <summary>One page of a list of tasks.</summary>
/// <param name="Tasks">The tasks, in the gateway's order.</param>
/// <param name="Next">The cursor that asks for the next page; null where there is none.</param>
public sealed record TaskPage(IReadOnlyList<TaskRecord> Tasks, string? Next = null);
