namespace KlingGen.Emulator.Tasks;

/// <summary>What a request asks for, once its dialect has been left behind.</summary>
internal sealed record VideoOrder
{
    public const double DefaultSeconds = 5;
    public const string DefaultAspectRatio = "16:9";

    /// <summary>The path's word: <c>text2video</c>, <c>image2video</c>, <c>videos</c>.</summary>
    public required string Product { get; init; }

    public required string Model { get; init; }

    /// <summary>All texts that say what the video shows, where markers are looked for.</summary>
    public required string Prompt { get; init; }

    public double Seconds { get; init; } = DefaultSeconds;

    public string AspectRatio { get; init; } = DefaultAspectRatio;

    /// <summary><c>std</c>, <c>pro</c> or <c>4k</c>.</summary>
    public string Mode { get; init; } = "std";

    public bool Sound { get; init; }

    public bool Watermark { get; init; }

    public string? ExternalTaskId { get; init; }

    public Uri? CallbackUrl { get; init; }
}
