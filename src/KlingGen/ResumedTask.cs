namespace KlingGen;

/// <summary>What became of an entry of the journal that was taken up.</summary>
public sealed record ResumedTask
{
    /// <summary>The entry as it was when it was taken up.</summary>
    public required TaskEntry Entry { get; init; }

    /// <summary>The task; null where none was found.</summary>
    public VideoTask? Task { get; init; }

    /// <summary>The files that its videos are in.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Why it could not be brought home; null where it was.</summary>
    public Exception? Error { get; init; }
}
