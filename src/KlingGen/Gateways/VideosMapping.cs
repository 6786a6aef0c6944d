using System.Text.RegularExpressions;

namespace KlingGen.Gateways;

/// <summary>What Kling's own requests have in common in the form of the unified endpoint.</summary>
internal static partial class VideosMapping
{
    // Names that the rule below does not give: the only 2.0 is the master, the only 2.5 the turbo.
    private static readonly Dictionary<string, string> Models = new()
    {
        ["kling-v2-master"] = "kling-2.0",
        ["kling-v2-5-turbo"] = "kling-2.5",
        ["kling-v3-omni"] = "kling-3.0-omni",
        ["kling-video-o1"] = "kling-o1",
    };

    // Where in the caller's request a place in the mapped one comes from.
    private static readonly (string Mapped, string Own)[] Origins =
    [
        ("/metadata/output_config/aspect_ratio", "/aspect_ratio"),
        ("/metadata/output_config/audio_generation", "/sound"),
        ("/metadata/output_config/resolution", "/mode"),
        ("/metadata/output_config/duration", "/duration"),
        ("/metadata/last_frame_url", "/image_tail"),
        ("/metadata/ext_info", "/multi_prompt"),
        ("/seconds", "/duration"),
        ("/model", "/model_name"),
    ];

    public static VideoCreateRequest Map(IKlingRequest request, LostMembers lost)
    {
        lost.AddIf(request.WatermarkInfo?.Enabled == true, "watermark_info");
        lost.AddIf(request.CfgScale is not null, "cfg_scale");
        lost.AddIf(request.CameraControl is not null, "camera_control");
        lost.AddIfText(request.NegativePrompt, "negative_prompt");
        lost.AddIfText(request.CallbackUrl, "callback_url");
        lost.AddIfText(request.ExternalTaskId, "external_task_id");
        lost.AddUnknown(request.AdditionalProperties);
        var output = Output(request, lost);
        var extInfo = request.MultiShot == true ? MultiShotExtInfo.Write(request.MultiPrompt, request.ShotType) : null;
        return new VideoCreateRequest
        {
            Model = Model(request.ModelName, lost)!,
            Prompt = request.Prompt,
            Seconds = request.Duration,
            Metadata = output is null && extInfo is null ? null : new VideoMetadata { OutputConfig = output, ExtInfo = extInfo },
        };
    }

    public static string Origin(string location)
    {
        foreach (var (mapped, own) in Origins)
        {
            if (location.Equals(mapped, StringComparison.Ordinal))
            {
                return own;
            }
        }

        return location;
    }

    public static string? Link(string? image, string location, LostMembers lost)
    {
        if (string.IsNullOrEmpty(image))
        {
            return null;
        }

        if (image.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || image.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return image;
        }

        lost.Add(location, "It takes images as http or https links only, so Base64 cannot be sent.");
        return null;
    }

    // kling-v2-6 is kling-2.6 there, and kling-v3 is kling-3.0. Whether the gateway sells it is a rule of its document.
    private static string? Model(ModelName? name, LostMembers lost)
    {
        if (name is not { Value: { } own })
        {
            return null;
        }

        if (Models.TryGetValue(own, out var known))
        {
            return known;
        }

        if (Versioned().Match(own) is { Success: true } match)
        {
            var minor = match.Groups["minor"];
            return $"kling-{match.Groups["major"].Value}.{(minor.Success ? minor.Value : "0")}";
        }

        lost.Add("/model_name", $"It has no model that corresponds to {own}.");
        return null;
    }

    private static OutputConfig? Output(IKlingRequest request, LostMembers lost)
    {
        if (request is { Duration: null, Mode: null, AspectRatio: null, Sound: null })
        {
            return null;
        }

        return new OutputConfig
        {
            Duration = MultiShotRules.TrySeconds(request.Duration, out var seconds) ? seconds : null,
            Resolution = Resolution(request.Mode, lost),
            AspectRatio = request.AspectRatio,
            AudioGeneration = Audio(request.Sound),
        };
    }

    private static Toggle? Audio(Sound? sound)
    {
        if (sound is not { } own)
        {
            return null;
        }

        return own == Sound.On ? Toggle.Enabled : Toggle.Disabled;
    }

    // Kling's modes differ in resolution: std makes 720p, pro 1080p, 4k more than this gateway has.
    private static VideoResolution? Resolution(Mode? mode, LostMembers lost)
    {
        if (mode is not { } own)
        {
            return null;
        }

        if (own == Mode.Std || own == Mode.Pro)
        {
            return own == Mode.Pro ? VideoResolution.P1080 : VideoResolution.P720;
        }

        lost.Add("/mode", $"It has no resolution that corresponds to the mode {own}.");
        return null;
    }

    [GeneratedRegex("^kling-v(?<major>[0-9]+)(-(?<minor>[0-9]+))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Versioned();
}
