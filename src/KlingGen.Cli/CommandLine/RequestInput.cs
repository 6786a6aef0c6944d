using KlingGen.Cli.Requests;

namespace KlingGen.Cli.CommandLine;

/// <summary>What the user said of a request.</summary>
internal sealed record RequestInput
{
    /// <summary>What the video shows; null if it was not said.</summary>
    public string? Prompt { get; init; }

    /// <summary>The shots in their order; empty for a video of one piece.</summary>
    public IReadOnlyList<ShotText> Shots { get; init; } = [];

    /// <summary>The options that were given, and their values.</summary>
    public IReadOnlyList<GivenOption> Options { get; init; } = [];

    /// <summary>The members that are set by their place.</summary>
    public IReadOnlyList<SettingText> Settings { get; init; } = [];

    /// <summary>The file with the request that all this is laid on, or <c>-</c>; null if there is none.</summary>
    public string? Source { get; init; }
}
