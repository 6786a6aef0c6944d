using System.Globalization;
using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Http;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KlingGen.Emulator.Dialects;

/// <summary>Kling's own paths and its envelope <c>{code, message, request_id, data}</c>: Kling's vocabulary, Kapon, AnyAPI and the vendor.</summary>
internal sealed class EnvelopeDialect(EnvelopeGateway gateway, EmulatorOptions options, VideoLinks links, CallbackSender callbacks)
    : Dialect(gateway.Kind, options, links, gateway.NewTaskId, gateway.IsKeyOptional)
{
    private const int DefaultPageSize = 30;
    private const int LastPage = 1000;
    private const int LargestPageSize = 500;

    private readonly Func<DateTimeOffset, string> _newRequestId = gateway.NewRequestId;

    public override string Prefix => gateway.Prefix;

    public override void Map(IEndpointRouteBuilder routes)
    {
        foreach (var product in gateway.Products)
        {
            var path = "/v1/videos/" + product.Name;
            routes.MapPost(path, context => CreateAsync(context, product)).WithMetadata(new FaultTargetMetadata(FaultTarget.Create));
            routes.MapGet(path, context => ListAsync(context, product)).WithMetadata(new FaultTargetMetadata(FaultTarget.Query));
            routes.MapGet(path + "/{task_id}", context => GetAsync(context, product)).WithMetadata(new FaultTargetMetadata(FaultTarget.Query));
        }
    }

    public override byte[] Refuse(RefusedException refusal) =>
        ApiJson.ToUtf8Bytes(new ErrorEnvelope { Code = refusal.Code, Message = refusal.Message, RequestId = _newRequestId(Now) });

    private Task CreateAsync(HttpContext context, EnvelopeProduct product)
    {
        var task = Tasks.Create(product.Read(context));
        if (task.Order.CallbackUrl is { } address)
        {
            callbacks.Follow(task, address, moment => CallbackOf(task, moment));
        }

        return WriteAsync(context, Envelope(Shown(task, task.Initial)));
    }

    private Task GetAsync(HttpContext context, EnvelopeProduct product) =>
        WriteAsync(context, Envelope(Shown(Tasks.Get(product.Name, (string)context.GetRouteValue("task_id")!))));

    private Task ListAsync(HttpContext context, EnvelopeProduct product)
    {
        var page = Number(context, "pageNum", 1, LastPage);
        var size = Number(context, "pageSize", DefaultPageSize, LargestPageSize);
        return WriteAsync(context, new TaskListEnvelope
        {
            Code = 0,
            Message = gateway.SuccessMessage,
            RequestId = _newRequestId(Now),
            Data = [.. Tasks.List(product.Name, page, size).Select(Shown)],
        });
    }

    private TaskEnvelope Envelope(KlingTask task) =>
        new() { Code = 0, Message = gateway.SuccessMessage, RequestId = _newRequestId(Now), Data = task };

    private KlingTask Shown(EmulatedTask task) => Shown(task, task.At(Now));

    private KlingTask Shown(EmulatedTask task, TaskSnapshot state)
    {
        var isReady = state.Phase == TaskPhase.Succeeded;
        return new KlingTask
        {
            TaskId = task.Id,
            TaskStatus = WordOf(state.Phase),
            TaskStatusMsg = state.FailureReason,
            TaskInfo = gateway.AlwaysTellsTaskInfo || task.Order.ExternalTaskId is not null
                ? new TaskInfo { ExternalTaskId = task.Order.ExternalTaskId }
                : null,
            TaskResult = isReady ? new TaskResult { Videos = [VideoOf(task)] } : null,
            FinalUnitDeduction = isReady ? Price.Of(task.Order) : null,
            CreatedAt = Milliseconds(task.CreatedAt),
            UpdatedAt = Milliseconds(state.Since),
        };
    }

    private VideoResult VideoOf(EmulatedTask task)
    {
        var clip = ClipLibrary.NameOf(task.Order.Seconds, task.Order.AspectRatio);
        return new VideoResult
        {
            Id = task.UpstreamId,
            Url = Links.For(clip, task.UpstreamId, task.CreatedAt),
            WatermarkUrl = task.Order.Watermark ? Links.For(clip, task.UpstreamId + "-watermark", task.CreatedAt) : null,
            Duration = Text(task.Order.Seconds),
        };
    }

    private byte[] CallbackOf(EmulatedTask task, DateTimeOffset moment) => ApiJson.ToUtf8Bytes(Shown(task, task.At(moment)));

    private static string WordOf(TaskPhase phase) => phase switch
    {
        TaskPhase.Submitted => "submitted",
        TaskPhase.Processing => "processing",
        TaskPhase.Succeeded => "succeed",
        _ => "failed",
    };

    private static int Number(HttpContext context, string name, int defaultValue, int maximum)
    {
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
        {
            return defaultValue;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum
            ? number
            : throw new RefusedException(RefusalCode.InvalidParameters, $"{name} must be between 1 and {maximum}");
    }
}
