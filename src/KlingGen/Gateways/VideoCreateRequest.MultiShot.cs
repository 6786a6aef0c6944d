using System.Globalization;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

public sealed partial record VideoCreateRequest
{
    private const string ExtInfoLocation = "/metadata/ext_info";

    /// <summary>How long the video will be, in seconds: <c>seconds</c>, else <c>duration</c>, else the metadata's <c>seconds</c>,
    /// <c>duration</c> or <c>video_duration</c>, else 5 (page "videos", 3.1). Null when what counts is no number.</summary>
    public double? EffectiveSeconds =>
        Seconds is not null ? Number(Seconds)
        : Duration is { } duration ? Number(duration)
        : Metadata?.Seconds is { } seconds ? Number(seconds)
        : Metadata?.Duration is { } inner ? Number(inner)
        : Metadata?.VideoDuration is { } video ? Number(video)
        : MultiShotRules.DefaultSeconds;

    /// <summary>Whether the request names a length, rightly or wrongly.</summary>
    internal bool HasLength =>
        Seconds is not null || Duration is not null || Metadata is { Seconds: not null } or { Duration: not null } or { VideoDuration: not null };

    partial void ValidateMore(ref ValidationContext context)
    {
        if (Metadata?.ExtInfo is not { Length: > 0 } extInfo)
        {
            return;
        }

        try
        {
            var parameters = ApiJson.Parse<VideoExtInfo>(Encoding.UTF8.GetBytes(extInfo)).AdditionalParameters;
            if (parameters is not null)
            {
                ValidateShots(ApiJson.Parse<VideoAdditionalParameters>(Encoding.UTF8.GetBytes(parameters)), ref context);
            }
        }
        catch (JsonException exception)
        {
            context.AddError(ExtInfoLocation, "contentMediaType", $"ext_info is JSON as text, whose AdditionalParameters is again JSON as text; this is not: {exception.Message}");
        }
    }

    // Inside the text there is no place that a JSON pointer could name, so every error stands at ext_info and says the inner place itself.
    private void ValidateShots(VideoAdditionalParameters parameters, ref ValidationContext context)
    {
        var inner = new ValidationContext();
        parameters.Validate(ref inner);
        if (parameters.MultiPrompt is { } shots && MultiShotRules.Apply(parameters.MultiShot, parameters.ShotType))
        {
            MultiShotRules.Check(shots, "/multi_prompt", EffectiveSeconds is > 0 and < int.MaxValue and var total && total == Math.Floor(total) ? (int)total : null, ref inner);
        }

        foreach (var error in inner.ToResult().Errors)
        {
            var place = error.InstanceLocation.Length == 0 ? "" : " at " + error.InstanceLocation;
            context.AddError(ExtInfoLocation, error.Keyword, $"In AdditionalParameters{place}: {error.Message}");
        }
    }

    private static double? Number(Seconds seconds) =>
        seconds.Match(whenNumber: static number => number, whenString: Number, other: static _ => (double?)null);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
