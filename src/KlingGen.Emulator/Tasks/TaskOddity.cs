namespace KlingGen.Emulator.Tasks;

/// <summary>How a task is shown otherwise than it should be.</summary>
internal sealed record TaskOddity
{
    /// <summary>How long it cannot be found.</summary>
    public TimeSpan HiddenFor { get; init; }

    /// <summary>How many queries do not find it.</summary>
    public int HiddenQueries { get; init; }

    /// <summary>How many answers that tell its success have no link.</summary>
    public int LinklessQueries { get; init; }

    public TaskOddity Plus(TaskOddity other) => new()
    {
        HiddenFor = HiddenFor + other.HiddenFor,
        HiddenQueries = HiddenQueries + other.HiddenQueries,
        LinklessQueries = LinklessQueries + other.LinklessQueries,
    };
}
