using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KlingGen.Emulator.Media;

/// <summary>Sends a clip, whole or the range that was asked for.</summary>
internal static class VideoResponse
{
    public static Task WriteAsync(HttpContext context, Clip clip, DateTimeOffset lastModified)
    {
        var edition = context.Features.Get<MediaEdition>() ?? MediaEdition.Usual;
        if (edition.IgnoresIfRange)
        {
            context.Request.Headers.IfRange = default;
        }

        return TypedResults.Bytes(
            edition.Of(clip),
            "video/mp4",
            enableRangeProcessing: true,
            lastModified: edition.Validator is MediaValidator.StrongETag or MediaValidator.LastModified
                ? lastModified.AddDays(edition.Version - 1)
                : null,
            entityTag: edition.Validator switch
            {
                MediaValidator.StrongETag => EntityTagHeaderValue.Parse(TagOf(clip, edition.Version)),
                MediaValidator.WeakETag => new EntityTagHeaderValue(clip.ETag, isWeak: true),
                _ => null,
            }).ExecuteAsync(context);
    }

    private static string TagOf(Clip clip, int version) => version == 1 ? clip.ETag : $"{clip.ETag[..^1]}-{version}\"";
}
