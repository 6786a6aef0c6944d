using System.Text.Json.Serialization;

namespace KlingGen.Benchmarks;

/// <summary>The request and the task as plain types, for System.Text.Json's source generator and for hand-written code.</summary>
internal sealed class PlainRequest
{
    [JsonPropertyName("model_name")]
    public string? ModelName { get; set; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("negative_prompt")]
    public string? NegativePrompt { get; set; }

    [JsonPropertyName("cfg_scale")]
    public double? CfgScale { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("aspect_ratio")]
    public string? AspectRatio { get; set; }

    [JsonPropertyName("duration")]
    public string? Duration { get; set; }

    [JsonPropertyName("callback_url")]
    public string? CallbackUrl { get; set; }

    [JsonPropertyName("external_task_id")]
    public string? ExternalTaskId { get; set; }
}

internal sealed class PlainEnvelope
{
    [JsonPropertyName("code")]
    public long? Code { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("request_id")]
    public string? RequestId { get; set; }

    [JsonPropertyName("data")]
    public PlainTask? Data { get; set; }
}

internal sealed class PlainTask
{
    [JsonPropertyName("task_id")]
    public string? TaskId { get; set; }

    [JsonPropertyName("task_status")]
    public string? TaskStatus { get; set; }

    [JsonPropertyName("task_status_msg")]
    public string? TaskStatusMsg { get; set; }

    [JsonPropertyName("task_info")]
    public PlainTaskInfo? TaskInfo { get; set; }

    [JsonPropertyName("task_result")]
    public PlainTaskResult? TaskResult { get; set; }

    [JsonPropertyName("created_at")]
    public long? CreatedAt { get; set; }

    [JsonPropertyName("updated_at")]
    public long? UpdatedAt { get; set; }
}

internal sealed class PlainTaskInfo
{
    [JsonPropertyName("external_task_id")]
    public string? ExternalTaskId { get; set; }
}

internal sealed class PlainTaskResult
{
    [JsonPropertyName("videos")]
    public List<PlainVideo>? Videos { get; set; }
}

internal sealed class PlainVideo
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("duration")]
    public string? Duration { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainRequest))]
[JsonSerializable(typeof(PlainEnvelope))]
internal sealed partial class PlainContext : JsonSerializerContext;
