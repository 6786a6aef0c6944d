using System.Globalization;
using System.Text;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;

namespace KlingGen.Emulator.Dialects;

/// <summary>The unified gateway's requests as orders, by its rules of precedence.</summary>
internal static class VideoOrders
{
    private const string HighResolution = "1080P";

    public static VideoOrder Of(VideoCreateRequest request, string product)
    {
        var output = request.Metadata?.OutputConfig;
        var isHigh = string.Equals(
            output?.Resolution?.Value ?? request.Metadata?.Resolution?.Value ?? ResolutionOf(request.Size), HighResolution, StringComparison.OrdinalIgnoreCase);
        var sound = (output?.AudioGeneration ?? request.Metadata?.AudioGeneration) == Toggle.Enabled || request.Metadata?.Audio == true;
        return new VideoOrder
        {
            Product = product,
            Model = BilledModel(request, isHigh, sound),
            Prompt = TextsOf(request),
            Seconds = SecondsOf(request),
            AspectRatio = output?.AspectRatio?.Value ?? RatioOf(request.Size) ?? VideoOrder.DefaultAspectRatio,
            Mode = isHigh ? "pro" : "std",
            Sound = sound,
        };
    }

    /// <summary>What the gateway calls the size of a video, such as <c>720x1280</c>.</summary>
    public static string SizeOf(VideoOrder order)
    {
        var side = order.Mode == "pro" ? 1080 : 720;
        return order.AspectRatio switch
        {
            "9:16" => $"{side}x{side * 16 / 9}",
            "1:1" => $"{side}x{side}",
            _ => $"{side * 16 / 9}x{side}",
        };
    }

    // As in the gateway's examples: kling-2.5-motion-std-720p, kling-3.0-omni-720p-noref-mute.
    private static string BilledModel(VideoCreateRequest request, bool isHigh, bool sound)
    {
        var model = new StringBuilder(request.Model.ToLowerInvariant());
        var isMotion = request.Metadata?.SceneType == SceneType.MotionControl;
        if (isMotion)
        {
            var isPro = (request.Metadata!.MotionLevel?.Value ?? request.Mode?.Value ?? request.Metadata.Mode?.Value) == "pro";
            model.Append(isPro ? "-motion-pro" : "-motion-std");
        }

        model.Append(isHigh ? "-1080p" : "-720p");
        if (request.Model.EndsWith("omni", StringComparison.OrdinalIgnoreCase))
        {
            var hasReference = request.Images?.Count > 0 || request.Metadata?.VideoUrl is not null || request.Metadata?.FileInfos?.Count > 0;
            model.Append(hasReference ? "-ref" : "-noref");
        }

        return model.Append(isMotion ? "" : sound ? "-audio" : "-mute").ToString();
    }

    private static string TextsOf(VideoCreateRequest request)
    {
        var parts = (request.Content ?? []).Select(static part => part.Text);
        return string.Join('\n', [request.Prompt, .. parts, KlingOrders.Texts(null, ShotsOf(request.Metadata?.ExtInfo))]);
    }

    /// <summary>The shots, two layers of JSON text deep.</summary>
    private static IReadOnlyList<Shot>? ShotsOf(string? extInfo)
    {
        if (string.IsNullOrEmpty(extInfo))
        {
            return null;
        }

        try
        {
            return ApiJson.Parse<VideoExtInfo>(Encoding.UTF8.GetBytes(extInfo)).AdditionalParameters is { } inner
                ? ApiJson.Parse<VideoAdditionalParameters>(Encoding.UTF8.GetBytes(inner)).MultiPrompt
                : null;
        }
        catch (ApiJsonException e)
        {
            throw new RefusedException(RefusalCode.InvalidParameters, $"metadata/ext_info: {e.Message}");
        }
    }

    private static double SecondsOf(VideoCreateRequest request) =>
        Number(request.Seconds)
        ?? Number(request.Duration)
        ?? Number(request.Metadata?.Seconds)
        ?? Number(request.Metadata?.Duration)
        ?? Number(request.Metadata?.VideoDuration)
        ?? request.Metadata?.OutputConfig?.Duration
        ?? VideoOrder.DefaultSeconds;

    private static double? Number(Seconds? seconds) => seconds is { } given ? given.Match(static text => Number(text), static number => number, static _ => null) : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? ResolutionOf(string? size) => SidesOf(size) is var (width, height) ? Math.Min(width, height) >= 1080 ? HighResolution : null : size;

    private static string? RatioOf(string? size) => SidesOf(size) is var (width, height)
        ? (width > height) ? "16:9" : (width < height) ? "9:16" : "1:1"
        : null;

    private static (int Width, int Height)? SidesOf(string? size) =>
        size?.Split('x', 'X') is [var width, var height] && int.TryParse(width, out var w) && int.TryParse(height, out var h) ? (w, h) : null;
}
