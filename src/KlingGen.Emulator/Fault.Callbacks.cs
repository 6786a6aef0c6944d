using KlingGen.Emulator.Callbacks;

namespace KlingGen.Emulator;

/// <content>Callbacks that come otherwise than they should.</content>
public sealed partial class Fault
{
    /// <summary>The callback is not posted.</summary>
    public static Fault LostCallback() => new("lost callback", static (CallbackScene _) => Task.CompletedTask);

    /// <summary>The callback is posted after a time on the emulator's clock; later ones do not wait for it.</summary>
    /// <param name="delay">The time, from zero to 24 days.</param>
    public static Fault LateCallback(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(24));
        return new("late callback", (CallbackScene scene) => scene.PostLaterAsync(delay));
    }

    /// <summary>The callback is posted several times, byte for byte the same.</summary>
    /// <param name="posts">How many times, from 2 to 100.</param>
    public static Fault DuplicateCallback(int posts = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(posts, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(posts, 100);
        return new("duplicate callback", (CallbackScene scene) => scene.PostAsync(posts));
    }

    /// <summary>The callback is posted with a signature that another secret made, also where callbacks are not signed.</summary>
    public static Fault ForgedCallback() => new("forged callback", static (CallbackScene scene) => scene.PostForgedAsync());

    /// <summary>The callback is posted after the next one of the same task.</summary>
    public static Fault ReorderedCallback() => new("reordered callback", static (CallbackScene scene) => scene.HoldBackAsync());
}
