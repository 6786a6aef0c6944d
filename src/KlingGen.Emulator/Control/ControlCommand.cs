namespace KlingGen.Emulator.Control;

/// <summary>A command that was understood, and what it does, in this order.</summary>
internal sealed class ControlCommand
{
    private readonly List<Action<EmulatorState>> _steps = [];

    public void Add(Action<EmulatorState> step) => _steps.Add(step);

    public void Apply(EmulatorState state)
    {
        foreach (var step in _steps)
        {
            step(state);
        }
    }
}
