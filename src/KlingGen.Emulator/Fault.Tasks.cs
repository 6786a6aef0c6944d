using KlingGen.Emulator.Faults;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator;

/// <content>Tasks that are made and then not shown as they should be.</content>
public sealed partial class Fault
{
    /// <summary>The task that the request makes cannot be found for a time, neither by its id nor by its external id.</summary>
    /// <param name="time">The time from its creation on, on the emulator's clock.</param>
    public static Fault HiddenTask(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new("hidden task", scene => scene.MakeAsync(new TaskOddity { HiddenFor = time }), FaultReach.Creates);
    }

    /// <summary>The task that the request makes cannot be found by the first queries for it.</summary>
    /// <param name="queries">How many queries find nothing.</param>
    public static Fault HiddenTask(int queries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queries);
        return new("hidden task", scene => scene.MakeAsync(new TaskOddity { HiddenQueries = queries }), FaultReach.Creates);
    }

    /// <summary>The task that the request makes succeeds, and the first answers that say so have no link to the video.</summary>
    /// <param name="queries">How many answers have none.</param>
    public static Fault LinklessTask(int queries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queries);
        return new("linkless task", scene => scene.MakeAsync(new TaskOddity { LinklessQueries = queries }), FaultReach.Creates);
    }
}
