using KlingGen.Runtime;

namespace KlingGen;

/// <summary>What Kling's own products have in common, so that a rule or a mapping of it is written once.</summary>
internal interface IKlingRequest
{
    ModelName? ModelName { get; }

    string? Prompt { get; }

    string? NegativePrompt { get; }

    bool? MultiShot { get; }

    ShotType? ShotType { get; }

    IReadOnlyList<Shot>? MultiPrompt { get; }

    double? CfgScale { get; }

    Mode? Mode { get; }

    Sound? Sound { get; }

    CameraControl? CameraControl { get; }

    AspectRatio? AspectRatio { get; }

    string? Duration { get; }

    WatermarkInfo? WatermarkInfo { get; }

    string? CallbackUrl { get; }

    string? ExternalTaskId { get; }

    AdditionalProperties AdditionalProperties { get; }
}
