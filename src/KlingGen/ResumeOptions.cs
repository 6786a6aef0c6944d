namespace KlingGen;

/// <summary>How <see cref="IKlingClient.ResumeAllAsync"/> brings tasks home.</summary>
public sealed record ResumeOptions
{
    /// <summary>The folder for videos whose request named no file; null leaves them at the gateway, and their entries open.</summary>
    public string? Folder { get; init; }

    /// <summary>How to wait for each task, and how to take its videos.</summary>
    public WaitOptions? Wait { get; init; }
}
