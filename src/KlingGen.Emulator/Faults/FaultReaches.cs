namespace KlingGen.Emulator.Faults;

/// <summary>Which kinds of calls faults of a reach can wait for.</summary>
internal static class FaultReaches
{
    private static readonly Dictionary<FaultReach, FaultTarget[]> Targets = new()
    {
        [FaultReach.Requests] = [.. Enum.GetValues<FaultTarget>().Where(static target => target != FaultTarget.Callback)],
        [FaultReach.Creates] = [FaultTarget.Create],
        [FaultReach.Videos] = [FaultTarget.Download, FaultTarget.Content, FaultTarget.Media],
        [FaultReach.Callbacks] = [FaultTarget.Callback],
    };

    public static FaultTarget UsualTarget(FaultReach reach) => Targets[reach][0];

    public static bool Allows(FaultReach reach, FaultTarget target) => Targets[reach].Contains(target);

    /// <summary>What two faults reach together; false when that is nothing.</summary>
    public static bool Both(FaultReach one, FaultReach other, out FaultReach both)
    {
        both = one == FaultReach.Requests ? other : one;
        return one == FaultReach.Requests || other == FaultReach.Requests || one == other;
    }

    /// <summary>Whether a call is one of those that a fault waits for.</summary>
    /// <param name="target">What the fault waits for.</param>
    /// <param name="call">What the call is.</param>
    public static bool Covers(FaultTarget target, FaultTarget call) => target switch
    {
        FaultTarget.Any => call != FaultTarget.Callback,
        FaultTarget.Query => call is FaultTarget.Query or FaultTarget.List,
        FaultTarget.Download => call is FaultTarget.Content or FaultTarget.Media,
        _ => call == target,
    };
}
