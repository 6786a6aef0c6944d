using KlingGen.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Media;

/// <summary>Serves the videos that <see cref="VideoLinks"/> lead to.</summary>
internal sealed class MediaEndpoint(VideoLinks links)
{
    // A clip never changes, so any fixed time in the past is true.
    private static readonly DateTimeOffset LastModified = DateTimeOffset.UnixEpoch;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/media/{clip}/{video}.mp4", Methods, GetAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Media));

    private Task GetAsync(HttpContext context)
    {
        var clip = (string)context.GetRouteValue("clip")!;
        var video = (string)context.GetRouteValue("video")!;
        var query = context.Request.Query;
        if (ClipLibrary.Find(clip) is { } found && links.IsValid(clip, video, query["expires"], query[VideoLinks.Token]))
        {
            return VideoResponse.WriteAsync(context, found, LastModified);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("The link has expired or was not made here.", context.RequestAborted);
    }
}
