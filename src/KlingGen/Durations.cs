using System.Globalization;

namespace KlingGen;

/// <summary>Checks the times that callers set, before anything depends on them.</summary>
internal static class Durations
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    // What a timer can count; a longer limit is none.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(49);

    /// <summary>A time between two events.</summary>
    public static TimeSpan Pause(TimeSpan value, string name, bool mayBeZero = false) =>
        value < TimeSpan.Zero || (value == TimeSpan.Zero && !mayBeZero) || value > LongestPause
            ? throw Refused(value, name, $"is {(mayBeZero ? "not negative" : "more than zero")} and at most a day")
            : value;

    /// <summary>A time after which something ends.</summary>
    /// <returns>The time; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</returns>
    public static TimeSpan Limit(TimeSpan value, string name)
    {
        if (value == Timeout.InfiniteTimeSpan || value > LongestLimit)
        {
            return Timeout.InfiniteTimeSpan;
        }

        return value > TimeSpan.Zero
            ? value
            : throw Refused(value, name, "is more than zero, or Timeout.InfiniteTimeSpan for no limit");
    }

    private static ArgumentOutOfRangeException Refused(TimeSpan value, string name, string rule) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} {rule}, not {value.TotalSeconds} s."));
}
