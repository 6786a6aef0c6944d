using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>Kling's text2video request in the form of the v1 gateway: the duration is a number, the camera has one value, and much
/// has no place.</summary>
internal sealed class V1Mapping : RequestMapping<TextToVideoRequest, V1TextToVideoRequest>
{
    protected override V1TextToVideoRequest Map(TextToVideoRequest request, ICollection<ValidationError> lost)
    {
        ArgumentNullException.ThrowIfNull(request);
        var members = new LostMembers(lost);
        NoteLost(request, members);
        return new V1TextToVideoRequest
        {
            ModelName = request.ModelName ?? default,
            Mode = request.Mode ?? default,
            Prompt = request.Prompt!,
            NegativePrompt = request.NegativePrompt,
            Duration = Seconds(request.Duration, members),
            AspectRatio = request.AspectRatio,
            CfgScale = request.CfgScale,
            CameraControl = request.CameraControl is { } control ? Camera(control, members) : null,
            AdditionalProperties = request.AdditionalProperties,
        };
    }

    private static void NoteLost(TextToVideoRequest request, LostMembers lost)
    {
        lost.AddIf(request.MultiShot == true, "multi_shot");
        lost.AddIf(request.Sound is { } sound && sound != Sound.Off, "sound");
        lost.AddIf(request.WatermarkInfo?.Enabled == true, "watermark_info");
        lost.AddIfText(request.CallbackUrl, "callback_url");
        lost.AddIfText(request.ExternalTaskId, "external_task_id");
    }

    private static int? Seconds(string? duration, LostMembers lost)
    {
        if (duration is null)
        {
            return null;
        }

        if (MultiShotRules.TrySeconds(duration, out var seconds))
        {
            return seconds;
        }

        lost.Add("/duration", "It takes the duration as a whole number of seconds.");
        return null;
    }

    // It knows 'zoom', 'pan' and 'tilt' with one value each: the axes of those names, when they move alone.
    private static V1CameraControl? Camera(CameraControl control, LostMembers lost)
    {
        if (control.Type is not { } type || type != CameraControlType.Simple)
        {
            lost.Add("/camera_control/type", "It knows only the camera movements zoom, pan and tilt.");
            return null;
        }

        var config = control.Config;
        (string Name, double? Value)[] axes =
        [
            ("zoom", config?.Zoom), ("pan", config?.Pan), ("tilt", config?.Tilt),
            ("horizontal", config?.Horizontal), ("vertical", config?.Vertical), ("roll", config?.Roll),
        ];
        var moving = Array.FindAll(axes, axis => axis.Value is not (null or 0));
        if (moving is [{ Name: "zoom" or "pan" or "tilt" } only])
        {
            return new V1CameraControl { Type = only.Name, Config = new V1CameraConfig { Value = only.Value!.Value } };
        }

        lost.Add("/camera_control/config", "It moves the camera by exactly one of zoom, pan and tilt.");
        return null;
    }
}
