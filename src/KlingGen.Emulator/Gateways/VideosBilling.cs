using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Emulator.Tasks;
using KlingGen.Gateways;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Gateways;

/// <summary>What the unified video endpoint makes of a request and no document can say: under which name it bills the model, and the size
/// of the video.</summary>
internal static class VideosBilling
{
    private const int HighLines = 1080;
    private const int UsualLines = 720;

    public static bool AppliesTo(ProductDescriptor product) => product.RequestType == typeof(VideoCreateRequest);

    public static VideoOrder Complete(VideoOrder order, IVideoRequest request)
    {
        var isHigh = order.Quality != VideoQuality.Standard;
        var finished = new VideoObject { Size = SizeOf(order.AspectRatio, isHigh ? HighLines : UsualLines) };
        return order with
        {
            BilledModel = BilledModel((VideoCreateRequest)request, isHigh, order.Sound),
            Details = (JsonObject?)JsonTree.Of(JsonElement.Parse(ApiJson.ToUtf8Bytes(finished))),
        };
    }

    // As in the gateway's examples: kling-2.5-motion-std-720p, kling-3.0-omni-720p-noref-mute.
    private static string BilledModel(VideoCreateRequest request, bool isHigh, bool sound)
    {
        var model = new StringBuilder(request.Model.ToLowerInvariant());
        var metadata = request.Metadata;
        var isMotion = metadata?.SceneType == SceneType.MotionControl;
        if (isMotion)
        {
            var isPro = (metadata!.MotionLevel?.Value ?? request.Mode?.Value ?? metadata.Mode?.Value) == MotionLevel.Pro.Value;
            model.Append(isPro ? "-motion-pro" : "-motion-std");
        }

        model.Append(isHigh ? "-1080p" : "-720p");
        if (request.Model.EndsWith("omni", StringComparison.OrdinalIgnoreCase))
        {
            var hasReference = request.Images?.Count > 0 || metadata?.VideoUrl is not null || metadata?.FileInfos?.Count > 0;
            model.Append(hasReference ? "-ref" : "-noref");
        }

        return model.Append(isMotion ? "" : sound ? "-audio" : "-mute").ToString();
    }

    private static string SizeOf(string aspectRatio, int lines) => aspectRatio switch
    {
        "9:16" => $"{lines}x{lines * 16 / 9}",
        "1:1" => $"{lines}x{lines}",
        _ => $"{lines * 16 / 9}x{lines}",
    };
}
