using System.Globalization;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Dialects;

/// <summary>Kling's requests as orders, with the defaults that gateways put in for what was left out.</summary>
internal static class KlingOrders
{
    public const string TextToVideo = "text2video";
    public const string ImageToVideo = "image2video";

    private const string DefaultModel = "kling-v1";

    public static VideoOrder Of(TextToVideoRequest request) => new()
    {
        Product = TextToVideo,
        Model = request.ModelName?.Value ?? DefaultModel,
        Prompt = Texts(request.Prompt, request.MultiPrompt),
        Seconds = Seconds(request.Duration),
        AspectRatio = request.AspectRatio?.Value ?? VideoOrder.DefaultAspectRatio,
        Mode = request.Mode?.Value ?? "std",
        Sound = request.Sound == Sound.On,
        Watermark = request.WatermarkInfo?.Enabled == true,
        ExternalTaskId = NullIfEmpty(request.ExternalTaskId),
        CallbackUrl = Address(request.CallbackUrl),
    };

    public static VideoOrder Of(ImageToVideoRequest request) => new()
    {
        Product = ImageToVideo,
        Model = request.ModelName?.Value ?? DefaultModel,
        Prompt = Texts(request.Prompt, request.MultiPrompt),
        Seconds = Seconds(request.Duration),
        AspectRatio = request.AspectRatio?.Value ?? VideoOrder.DefaultAspectRatio,
        Mode = request.Mode?.Value ?? "std",
        Sound = request.Sound == Sound.On,
        Watermark = request.WatermarkInfo?.Enabled == true,
        ExternalTaskId = NullIfEmpty(request.ExternalTaskId),
        CallbackUrl = Address(request.CallbackUrl),
    };

    public static string Texts(string? prompt, IReadOnlyList<Shot>? shots) =>
        string.Join('\n', [prompt ?? "", .. (shots ?? []).Select(static shot => shot.Prompt)]);

    private static double Seconds(string? duration) =>
        duration is null ? VideoOrder.DefaultSeconds : double.Parse(duration, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}
