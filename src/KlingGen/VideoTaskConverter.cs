using System.Text.Json;
using System.Text.Json.Serialization;

namespace KlingGen;

/// <summary>
/// A task in the JSON of an application: what those who wait for it may see. The links of its videos, which are signed and open to
/// whoever has them, and the gateway's raw answer are left out. Where links are wanted, add one that writes them to the options:
/// <c>options.Converters.Add(new VideoTaskConverter { WritesLinks = true })</c>.
/// </summary>
/// <remarks>A task that is read again has no <see cref="VideoTask.Json"/>, and links only where they were written.</remarks>
public sealed class VideoTaskConverter : JsonConverter<VideoTask>
{
    /// <summary>Whether the videos' links are written. Off by default.</summary>
    public bool WritesLinks { get; init; }

    /// <inheritdoc />
    /// <exception cref="JsonException">The text is no task.</exception>
    public override VideoTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var task = document.RootElement;
        if (task.ValueKind != JsonValueKind.Object || !TaskHandle.TryParse(Text(task, "handle"), out var handle))
        {
            throw new JsonException("This is no task: it has no 'handle' such as 'emulator/text2video/task_01'.");
        }

        try
        {
            return new VideoTask
            {
                Handle = handle,
                Status = Enum.TryParse<VideoTaskStatus>(Text(task, "status"), ignoreCase: true, out var status) ? status : VideoTaskStatus.Unknown,
                StatusWord = Text(task, "statusWord") ?? "",
                Message = Text(task, "message"),
                ErrorCode = Text(task, "errorCode"),
                ExternalTaskId = Text(task, "externalTaskId"),
                CreatedAt = Member(task, "createdAt")?.GetDateTimeOffset(),
                UpdatedAt = Member(task, "updatedAt")?.GetDateTimeOffset(),
                CompletedAt = Member(task, "completedAt")?.GetDateTimeOffset(),
                Progress = Member(task, "progress")?.GetDouble(),
                Cost = Member(task, "cost")?.GetDecimal(),
                Model = Text(task, "model"),
                RequestId = Text(task, "requestId"),
                Videos = Member(task, "videos") is { } videos ? [.. videos.EnumerateArray().Select(Video)] : [],
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new JsonException($"This is no task: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, VideoTask value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        WriteMembers(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes the task's members into an object that is being written, for an answer that says more than the task.</summary>
    /// <param name="writer">Stands inside an object.</param>
    /// <param name="task">The task.</param>
    public void WriteMembers(Utf8JsonWriter writer, VideoTask task)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(task);
        writer.WriteString("handle", task.Handle.ToString());
        writer.WriteString("gateway", task.Handle.Gateway);
        writer.WriteString("product", task.Handle.Product.Value);
        writer.WriteString("id", task.Id);
        writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(task.Status.ToString()));
        writer.WriteString("statusWord", task.StatusWord);
        WriteText(writer, "message", task.Message);
        WriteText(writer, "errorCode", task.ErrorCode);
        WriteText(writer, "externalTaskId", task.ExternalTaskId);
        WriteTime(writer, "createdAt", task.CreatedAt);
        WriteTime(writer, "updatedAt", task.UpdatedAt);
        WriteTime(writer, "completedAt", task.CompletedAt);
        if (task.Progress is { } progress)
        {
            writer.WriteNumber("progress", progress);
        }

        if (task.Cost is { } cost)
        {
            writer.WriteNumber("cost", cost);
        }

        WriteText(writer, "model", task.Model);
        WriteText(writer, "requestId", task.RequestId);
        writer.WriteStartArray("videos");
        foreach (var video in task.Videos)
        {
            WriteVideo(writer, video);
        }

        writer.WriteEndArray();
    }

    private void WriteVideo(Utf8JsonWriter writer, TaskVideo video)
    {
        writer.WriteStartObject();
        WriteText(writer, "id", video.Id);
        if (WritesLinks)
        {
            WriteText(writer, "url", video.Url?.OriginalString);
            WriteText(writer, "watermarkUrl", video.WatermarkUrl?.OriginalString);
        }

        if (video.Duration is { } duration)
        {
            writer.WriteNumber("seconds", duration.TotalSeconds);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known.ToUniversalTime());
        }
    }

    private static TaskVideo Video(JsonElement video) => new()
    {
        Id = Text(video, "id"),
        Url = Link(video, "url"),
        WatermarkUrl = Link(video, "watermarkUrl"),
        Duration = Member(video, "seconds") is { } seconds ? TimeSpan.FromSeconds(seconds.GetDouble()) : null,
    };

    private static Uri? Link(JsonElement video, string name) =>
        Uri.TryCreate(Text(video, name), UriKind.Absolute, out var link) ? link : null;

    private static string? Text(JsonElement element, string name) => Member(element, name)?.GetString();

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
