using System.Text.Json;
using System.Text.Json.Serialization;
using KlingGen.Errors;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen;

/// <summary>A task as its gateway last described it, in one shape for all gateways. In JSON it has no links: see
/// <see cref="VideoTaskConverter"/>.</summary>
[JsonConverter(typeof(VideoTaskConverter))]
public sealed class VideoTask
{
    private readonly TaskRecord? _record;

    /// <summary>Makes a task that no answer described.</summary>
    public VideoTask()
    {
    }

    private VideoTask(TaskRecord record) => _record = record;

    /// <summary>What finds this task again in another process.</summary>
    public required TaskHandle Handle { get; init; }

    /// <summary>The gateway's id of the task.</summary>
    public string Id => Handle.Id;

    /// <summary>Where the task stands.</summary>
    public VideoTaskStatus Status { get; init; }

    /// <summary>The gateway's own word for <see cref="Status"/>, unchanged; empty when it gave none.</summary>
    public string StatusWord { get; init; } = "";

    /// <summary>Whether the status is final.</summary>
    public bool IsEnded => Status is VideoTaskStatus.Succeeded or VideoTaskStatus.Failed or VideoTaskStatus.Canceled;

    /// <summary>What the gateway says about the status, such as why the task failed.</summary>
    public string? Message { get; init; }

    /// <summary>The gateway's code for the failure, where it gives one.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id that the request carried, where the gateway repeats it.</summary>
    public string? ExternalTaskId { get; init; }

    /// <summary>When the task was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the task last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When the task ended, where the gateway says.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How far the task is, in percent from 0 to 100, as the gateway tells it: some say 100 for a failed task.</summary>
    public double? Progress { get; init; }

    /// <summary>The videos of a task that succeeded. Some gateways give none here and serve the content by the task's id.</summary>
    public IReadOnlyList<TaskVideo> Videos { get; init; } = [];

    /// <summary>What the task cost in the gateway's units, where it says.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The model as it is billed, where the gateway says.</summary>
    public string? Model { get; init; }

    /// <summary>The id of the request that gave this answer, for the gateway's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>On the task that a create gives: what the rules found doubtful about the request, though not wrong enough to keep
    /// it back, such as
    /// a model that is retired. The client logs it as well.</summary>
    public IReadOnlyList<ValidationError> RequestWarnings { get; internal set; } = [];

    /// <summary>The whole answer as the gateway sent it. It can hold signed links: do not log it.</summary>
    public JsonElement Json
    {
        get => _record is null ? field : _record.Json;
        init;
    }

    /// <summary>Says which task this is and where it stands, without any link.</summary>
    /// <returns>The handle and the status.</returns>
    public override string ToString() =>
        $"{Handle}: {(Status == VideoTaskStatus.Unknown ? $"unknown status '{StatusWord}'" : Status.ToString())}";

    /// <summary>The same description under another handle; one that no answer gave stays as it is.</summary>
    internal VideoTask Under(TaskHandle handle) => _record is null
        ? this
        : From(_record with { StatusWord = StatusWord, Message = Message, ErrorCode = ErrorCode }, handle);

    /// <summary>A task as an answer describes it.</summary>
    /// <param name="record">What the answer says.</param>
    /// <param name="handle">What finds the task again.</param>
    /// <param name="secrets">What its texts may not show; null for nothing.</param>
    internal static VideoTask From(TaskRecord record, TaskHandle handle, IReadOnlyList<string>? secrets = null) => new(record)
    {
        Handle = handle,
        Status = StatusOf(record.State),
        StatusWord = Redaction.Hide(record.StatusWord, secrets ?? [])!,
        Message = Redaction.Hide(record.Message, secrets ?? []),
        ErrorCode = Redaction.Hide(record.ErrorCode, secrets ?? []),
        ExternalTaskId = record.ExternalId,
        CreatedAt = record.CreatedAt,
        UpdatedAt = record.UpdatedAt,
        CompletedAt = record.CompletedAt,
        Progress = record.Progress,
        Videos = TaskVideo.From(record.Outputs),
        Cost = record.Cost,
        Model = record.Model,
        RequestId = record.RequestId,
    };

    private static VideoTaskStatus StatusOf(TaskState state) => state switch
    {
        TaskState.Submitted => VideoTaskStatus.Submitted,
        TaskState.Processing => VideoTaskStatus.Processing,
        TaskState.Succeeded => VideoTaskStatus.Succeeded,
        TaskState.Failed => VideoTaskStatus.Failed,
        TaskState.Canceled => VideoTaskStatus.Canceled,
        _ => VideoTaskStatus.Unknown,
    };
}
