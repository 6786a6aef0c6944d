namespace KlingGen.Cli.Commands;

/// <summary>How tasks are brought home.</summary>
internal sealed record ResumptionTerms
{
    /// <summary>Where videos go whose command named no file; null leaves them at the gateway.</summary>
    public string? Folder { get; init; }

    /// <summary>Where the gateway is; null for what is set, or its own address.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether a file that exists may be overwritten.</summary>
    public bool Overwrites { get; init; }

    /// <summary>How long to wait for each task.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Whether each result is a JSON object.</summary>
    public bool Json { get; init; }
}
