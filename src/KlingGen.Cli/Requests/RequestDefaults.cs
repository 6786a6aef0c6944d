namespace KlingGen.Cli.Requests;

/// <summary>What the tool fills in where a gateway requires a member and the user said nothing: the cheapest that works.</summary>
internal sealed record RequestDefaults
{
    /// <summary>The model of the unified endpoint.</summary>
    public const string UnifiedModel = "kling-2.5";

    private static readonly RequestDefaults None = new();

    public string? Model { get; private init; }

    public string? Mode { get; private init; }

    public string? Duration { get; private init; }

    public bool? MultiShot { get; private init; }

    /// <param name="gateway">The gateway's name.</param>
    /// <param name="hasShots">Whether the video has shots, which only the models of the third generation know.</param>
    public static RequestDefaults Of(string gateway, bool hasShots) => gateway switch
    {
        "anyapi" => new() { Model = hasShots ? "kling-v3" : "kling-v2-5-turbo", Mode = "std", Duration = "5", MultiShot = false },
        "v1" => new() { Model = "kling-v1-6", Mode = "std" },
        "videos" or "official" => new() { Model = hasShots ? "kling-v3" : "kling-v2-5-turbo" },
        _ when hasShots => new() { Model = "kling-v3" },
        _ => None,
    };
}
