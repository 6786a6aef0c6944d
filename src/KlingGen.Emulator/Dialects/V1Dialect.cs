using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Dialects;

/// <summary>The gateway that answers with bare tasks and says <c>completed</c>.</summary>
internal sealed class V1Dialect(EmulatorOptions options, VideoLinks links)
    : Dialect(EmulatorDialect.V1, options, links, TaskIds.V1)
{
    private const string Product = KlingOrders.TextToVideo;

    public override string Prefix => "/gateways/v1";

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/videos/text2video", CreateAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Create));
        routes.MapGet("/v1/videos/text2video/{task_id}", GetAsync).WithMetadata(new FaultTargetMetadata(FaultTarget.Query));
    }

    /// <summary>Its table of errors knows HTTP statuses alone, so these are its codes.</summary>
    public override byte[] Refuse(RefusedException refusal)
    {
        var status = RefusalCode.StatusOf(refusal.Code);
        return ApiJson.ToUtf8Bytes(new ErrorEnvelope { Code = status, Message = $"{WordsOf(status)}: {refusal.Message}" });
    }

    private Task CreateAsync(HttpContext context)
    {
        var request = RequestBody.Read<V1TextToVideoRequest>(context, V1TextToVideoRules.Validate);
        var task = Tasks.Create(new VideoOrder
        {
            Product = Product,
            Model = request.ModelName.Value,
            Prompt = request.Prompt,
            Seconds = request.Duration ?? VideoOrder.DefaultSeconds,
            AspectRatio = request.AspectRatio?.Value ?? VideoOrder.DefaultAspectRatio,
            Mode = request.Mode.Value,
        });
        return WriteAsync(context, Shown(task, task.Initial));
    }

    private Task GetAsync(HttpContext context)
    {
        var task = Tasks.Get(Product, (string)context.GetRouteValue("task_id")!);
        return WriteAsync(context, Shown(task, task.At(Now)));
    }

    private V1Task Shown(EmulatedTask task, TaskSnapshot state)
    {
        var (status, message) = state.Phase switch
        {
            TaskPhase.Submitted => ("submitted", null),
            TaskPhase.Processing => ("processing", null),
            TaskPhase.Succeeded => ("completed", "任务完成"),
            _ => ("failed", state.FailureReason),
        };
        return new V1Task
        {
            TaskId = task.Id,
            TaskStatus = status,
            TaskStatusMsg = message,
            CreatedAt = Milliseconds(task.CreatedAt),
            UpdatedAt = Milliseconds(state.Since),
            TaskResult = state.Phase == TaskPhase.Succeeded ? new TaskResult { Videos = [VideoOf(task)] } : null,
        };
    }

    private VideoResult VideoOf(EmulatedTask task) => new()
    {
        Id = "video_" + task.UpstreamId,
        Url = Links.For(ClipLibrary.NameOf(task.Order.Seconds, task.Order.AspectRatio), task.UpstreamId, task.CreatedAt),
        Duration = task.Order.Seconds,
    };

    private static string WordsOf(int status) => status switch
    {
        400 => "请求参数错误",
        401 => "认证失败，Token 无效",
        403 => "权限不足",
        404 => "资源不存在",
        429 => "请求频率超限",
        _ => "服务器内部错误",
    };
}
