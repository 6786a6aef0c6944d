using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Dialects;

/// <summary>The unified video gateway in OpenAI's manner.</summary>
internal sealed class VideosDialect(EmulatorOptions options, VideoLinks links, string prefix = "/gateways/videos", bool isKeyOptional = false)
    : Dialect(EmulatorDialect.Videos, options, links, TaskIds.Videos, isKeyOptional)
{
    private const string Product = "videos";

    private static readonly string[] DownloadMethods = [HttpMethods.Get, HttpMethods.Head];

    public override string Prefix => prefix;

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/videos", CreateAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Create));
        routes.MapGet("/v1/videos/{id}", GetAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Query));
        routes.MapMethods("/v1/videos/{id}/content", DownloadMethods, GetContentAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Download));
    }

    public override byte[] Refuse(RefusedException refusal)
    {
        var (code, type) = RefusalCode.StatusOf(refusal.Code) switch
        {
            401 => ("invalid_api_key", "authentication_error"),
            403 => ("permission_denied", "permission_error"),
            404 => ("not_found", "invalid_request_error"),
            429 when refusal.Code is 1302 or 1303 => ("rate_limit_exceeded", "rate_limit_error"),
            429 => ("insufficient_quota", "insufficient_quota"),
            >= 500 => ("server_error", "server_error"),
            _ => ("invalid_request", "invalid_request_error"),
        };
        return ApiJson.ToUtf8Bytes(new VideoErrorEnvelope { Error = new VideoError { Code = code, Message = refusal.Message, Type = type } });
    }

    private Task CreateAsync(HttpContext context)
    {
        var request = RequestBody.Read<VideoCreateRequest>(context, VideoCreateRules.Validate);
        var task = Tasks.Create(VideoOrders.Of(request, Product));
        return WriteAsync(context, Shown(task, task.Initial));
    }

    private Task GetAsync(HttpContext context)
    {
        var task = TaskOf(context);
        return WriteAsync(context, Shown(task, task.At(Now)));
    }

    private Task GetContentAsync(HttpContext context)
    {
        var task = TaskOf(context);
        if (task.At(Now).Phase != TaskPhase.Succeeded)
        {
            throw new RefusedException(RefusalCode.InvalidRequest, $"The video is not ready; its status is {Shown(task, task.At(Now)).Status}");
        }

        var clip = ClipLibrary.Find(ClipLibrary.NameOf(task.Order.Seconds, task.Order.AspectRatio))!;
        return VideoResponse.WriteAsync(context, clip, DateTimeOffset.UnixEpoch);
    }

    private EmulatedTask TaskOf(HttpContext context) => Tasks.Get(Product, (string)context.GetRouteValue("id")!);

    private VideoObject Shown(EmulatedTask task, TaskSnapshot state)
    {
        var shown = new VideoObject
        {
            Id = task.Id,
            TaskId = task.Id,
            Object = "video",
            Model = task.Order.Model,
            Status = "queued",
            Progress = state.Progress,
            CreatedAt = task.CreatedAt.ToUnixTimeSeconds(),
        };

        // The gateway's own examples: task_id changes once work begins, completed_at is there before the video is,
        // and a failed task has a progress of 100.
        return state.Phase switch
        {
            TaskPhase.Submitted => shown,
            TaskPhase.Processing => shown with { TaskId = task.UpstreamId, Status = "in_progress", CompletedAt = state.Since.ToUnixTimeSeconds() },
            TaskPhase.Succeeded => shown with
            {
                TaskId = task.UpstreamId,
                Status = "completed",
                CompletedAt = state.Since.ToUnixTimeSeconds(),
                Seconds = Text(task.Order.Seconds),
                Size = VideoOrders.SizeOf(task.Order),
                VideoUrl = Links.For(ClipLibrary.NameOf(task.Order.Seconds, task.Order.AspectRatio), task.UpstreamId, task.CreatedAt),
            },
            _ => shown with
            {
                TaskId = task.UpstreamId,
                Status = "failed",
                CompletedAt = state.Since.ToUnixTimeSeconds(),
                Error = new VideoError { Code = "task_failed", Message = state.FailureReason },
            },
        };
    }
}
