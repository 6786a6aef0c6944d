namespace KlingGen.Emulator;

/// <summary>How long a task stays in each state, on <see cref="EmulatorOptions.TimeProvider"/>. The state is computed from the time that
/// has passed, so nothing happens between two looks.</summary>
/// <param name="Queued">From the creation until work begins: <c>submitted</c> or <c>queued</c>.</param>
/// <param name="Processing">From then on until the task ends: <c>processing</c> or <c>in_progress</c>.</param>
public sealed record EmulatorPace(TimeSpan Queued, TimeSpan Processing)
{
    /// <summary>Three seconds in all: quick enough to try things, slow enough to see progress.</summary>
    public static EmulatorPace Interactive { get; } = new(TimeSpan.FromMilliseconds(600), TimeSpan.FromMilliseconds(2400));

    /// <summary>A task has ended as soon as it exists.</summary>
    public static EmulatorPace Instant { get; } = new(TimeSpan.Zero, TimeSpan.Zero);
}
