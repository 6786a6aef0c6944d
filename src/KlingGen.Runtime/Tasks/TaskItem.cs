namespace KlingGen.Runtime.Tasks;

/// <summary>One task of a list.</summary>
/// <param name="Facts">What was read of it.</param>
/// <param name="Start">Where its text begins in the answer's.</param>
/// <param name="Length">How long its text is.</param>
internal readonly record struct TaskItem(TaskFacts Facts, int Start, int Length);
