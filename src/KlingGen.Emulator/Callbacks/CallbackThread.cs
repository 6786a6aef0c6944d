using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Callbacks;

/// <summary>The callbacks of one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Gateway">The name of its gateway.</param>
/// <param name="Address">Where they are posted to.</param>
/// <param name="Body">The task at a moment, as it is posted.</param>
internal sealed record CallbackThread(EmulatedTask Task, string Gateway, Uri Address, Func<DateTimeOffset, byte[]> Body)
{
    /// <summary>Bodies that wait until another one is posted.</summary>
    public List<byte[]> HeldBack { get; } = [];
}
