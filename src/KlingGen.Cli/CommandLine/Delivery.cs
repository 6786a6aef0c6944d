namespace KlingGen.Cli.CommandLine;

/// <summary>What the user wants done with a task.</summary>
internal sealed record Delivery
{
    /// <summary>The file, <c>-</c> for standard output, or null for a name made from the task's id.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a file that exists may be overwritten.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Whether to wait for the video and bring it here.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>How long to wait.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether the result is one JSON object instead of plain text.</summary>
    public bool Json { get; init; }
}
