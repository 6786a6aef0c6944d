using System.Text.Json;

namespace KlingGen.Tasks;

/// <summary>
/// Reads the answers of all gateways: the envelope with <c>data</c>, the flat task, the OpenAI-style video object, and what drifts
/// between them. It looks at the raw answer, because a gateway that changes a type overnight must not cost anyone a paid task.
/// </summary>
internal static class VideoTaskReader
{
    /// <summary>Reads one task.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="asked">The task that was asked for; its id stands in for one that the answer leaves out.</param>
    /// <param name="gateway">The gateway that answered.</param>
    /// <param name="product">The product that was asked for.</param>
    /// <param name="ids">The members that hold the id, in the gateway's order of preference.</param>
    /// <returns>The task, or null when the answer describes none.</returns>
    public static VideoTask? Read(JsonElement answer, TaskHandle? asked, string gateway, KlingProduct product, ReadOnlySpan<string> ids)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var data = JsonReading.Member(answer, "data");
        // A query answered by a list of one is still an answer.
        var inner = data is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : data;
        var enveloped = inner is { ValueKind: JsonValueKind.Object } ? inner : null;
        var body = enveloped ?? answer;
        var id = JsonReading.Text(body, ids) ?? JsonReading.Text(answer, ids);
        var word = StatusWord(body) ?? StatusWord(answer);
        var handle = id is not null ? new TaskHandle(gateway, product, id) : word is not null ? asked : null;
        return handle is null ? null : Describe(answer, enveloped, handle, word);
    }

    /// <summary>Reads the tasks of a list answer.</summary>
    /// <returns>The tasks, or null when the answer is no list.</returns>
    public static IReadOnlyList<VideoTask>? ReadList(JsonElement answer, string gateway, KlingProduct product, ReadOnlySpan<string> ids)
    {
        var data = JsonReading.Member(answer, "data") ?? answer;
        var list = data.ValueKind == JsonValueKind.Array ? data : JsonReading.Member(data, "list", "tasks", "items");
        if (list is not { ValueKind: JsonValueKind.Array } items)
        {
            return null;
        }

        var tasks = new List<VideoTask>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            if (Read(item, asked: null, gateway, product, ids) is { } task)
            {
                tasks.Add(task);
            }
        }

        return tasks;
    }

    // A number under 'status' is an HTTP status, not a word.
    private static string? StatusWord(JsonElement body) =>
        JsonReading.Member(body, "task_status", "status") is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    // The message of an envelope speaks of the call, that of what is in it of the task.
    private static VideoTask Describe(JsonElement answer, JsonElement? enveloped, TaskHandle handle, string? word)
    {
        var body = enveloped ?? answer;
        var error = JsonReading.Member(body, "error") ?? default;
        var info = JsonReading.Member(body, "task_info") ?? default;
        return new VideoTask
        {
            Handle = handle,
            Status = word is null ? VideoTaskStatus.Unknown : TaskStatusWords.Read(word),
            StatusWord = word ?? "",
            Message = JsonReading.Text(error, "message") ?? JsonReading.Text(body, "task_status_msg")
                ?? (enveloped is { } task ? JsonReading.Text(task, "message") : null),
            ErrorCode = JsonReading.Text(error, "code"),
            ExternalTaskId = JsonReading.Text(info, "external_task_id") ?? JsonReading.Text(body, "external_task_id", "external_id"),
            CreatedAt = Time(answer, body, "created_at", "create_time"),
            UpdatedAt = Time(answer, body, "updated_at", "update_time"),
            CompletedAt = Time(answer, body, "completed_at"),
            Progress = JsonReading.Member(body, "progress") is { } progress ? JsonReading.AsNumber(progress) : null,
            Videos = Videos(body),
            Cost = JsonReading.Member(body, "final_unit_deduction") is { } cost ? JsonReading.AsDecimal(cost) : null,
            RequestId = JsonReading.Text(answer, "request_id"),
            Json = answer,
        };
    }

    private static DateTimeOffset? Time(JsonElement answer, JsonElement body, params ReadOnlySpan<string> names) =>
        (JsonReading.Member(body, names) ?? JsonReading.Member(answer, names)) is { } value ? WireTime.Read(value) : null;

    private static List<TaskVideo> Videos(JsonElement body)
    {
        var videos = new List<TaskVideo>();
        var result = JsonReading.Member(body, "task_result") ?? body;
        if (JsonReading.Member(result, "videos", "outputs") is { ValueKind: JsonValueKind.Array } items)
        {
            foreach (var item in items.EnumerateArray())
            {
                if (Link(item, "url", "video_url") is { } url)
                {
                    videos.Add(new TaskVideo
                    {
                        Id = JsonReading.Text(item, "id"),
                        Url = url,
                        WatermarkUrl = Link(item, "watermark_url"),
                        Duration = Duration(item, "duration"),
                    });
                }
            }
        }

        if (videos.Count == 0 && Link(body, "video_url") is { } single)
        {
            videos.Add(new TaskVideo { Url = single, Duration = Duration(body, "seconds", "duration") });
        }

        return videos;
    }

    private static Uri? Link(JsonElement owner, params ReadOnlySpan<string> names) =>
        JsonReading.Member(owner, names) is { } value ? JsonReading.AsLink(value) : null;

    private static TimeSpan? Duration(JsonElement owner, params ReadOnlySpan<string> names) =>
        JsonReading.Member(owner, names) is { } value && JsonReading.AsNumber(value) is >= 0 and < 1e6 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
