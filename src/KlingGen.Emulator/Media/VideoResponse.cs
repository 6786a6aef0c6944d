using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Media;

/// <summary>Sends a clip, whole or the range that was asked for.</summary>
internal static class VideoResponse
{
    public static Task WriteAsync(HttpContext context, Clip clip, DateTimeOffset lastModified) =>
        TypedResults.Bytes(
            clip.Bytes,
            "video/mp4",
            enableRangeProcessing: true,
            lastModified: lastModified,
            entityTag: EntityTagHeaderValue.Parse(clip.ETag)).ExecuteAsync(context);
}
