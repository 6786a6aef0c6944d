namespace KlingGen.Emulator;

/// <summary>The limits of an account, which is a key at a gateway. They can be changed at any time and count from the next call
/// on.</summary>
public sealed class EmulatorLimits
{
    internal EmulatorLimits()
    {
    }

    /// <summary>How many tasks of one model may be unfinished at a time, from 1 up; one more is refused with code 1303. Null for any
    /// number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? MaxConcurrentTasks
    {
        get;
        set => field = AtLeastOne(value, nameof(MaxConcurrentTasks));
    }

    /// <summary>How many calls may come in a second of the emulator's clock, from 1 up; one more is refused with code 1302 and
    /// <c>Retry-After: 1</c>. Null for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? RequestsPerSecond
    {
        get;
        set => field = AtLeastOne(value, nameof(RequestsPerSecond));
    }

    private static int? AtLeastOne(int? value, string name)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, name);
        }

        return value;
    }
}
