using System.Globalization;
using System.Text.Json;

namespace KlingGen.Cli.Output;

/// <summary>A task for a person and for a program.</summary>
internal static class TaskText
{
    public static string Name(VideoTaskStatus status) => status switch
    {
        VideoTaskStatus.Submitted => "submitted",
        VideoTaskStatus.Processing => "processing",
        VideoTaskStatus.Succeeded => "succeeded",
        VideoTaskStatus.Failed => "failed",
        VideoTaskStatus.Canceled => "canceled",
        _ => "unknown",
    };

    public static void Print(Terminal terminal, VideoTask task, bool json)
    {
        foreach (var line in json ? [JsonLine.Of(writer => Write(writer, task))] : Lines(task))
        {
            terminal.Print(line);
        }
    }

    private static IEnumerable<string> Lines(VideoTask task)
    {
        yield return $"handle    {task.Handle}";
        yield return $"status    {Name(task.Status)}{(task.StatusWord.Equals(Name(task.Status), StringComparison.OrdinalIgnoreCase) ? "" : $" (the gateway says '{task.StatusWord}')")}";
        if (!string.IsNullOrWhiteSpace(task.Message))
        {
            yield return $"message   {task.Message}";
        }

        if (task.Progress is { } progress)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"progress  {progress:0.#} %");
        }

        foreach (var (name, time) in new[] { ("created", task.CreatedAt), ("updated", task.UpdatedAt), ("completed", task.CompletedAt) })
        {
            if (time is { } known)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name,-10}{known.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC");
            }
        }

        if (task.Cost is { } cost)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"cost      {cost} units");
        }

        foreach (var video in task.Videos.Where(static video => video.Url is not null))
        {
            yield return $"video     {video.Url!.OriginalString}";
        }
    }

    /// <summary>The task as the members of a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, VideoTask task)
    {
        writer.WriteString("handle", task.Handle.ToString());
        writer.WriteString("gateway", task.Handle.Gateway);
        writer.WriteString("product", task.Handle.Product.Value);
        writer.WriteString("id", task.Id);
        writer.WriteString("status", Name(task.Status));
        writer.WriteString("statusWord", task.StatusWord);
        writer.WriteText("message", task.Message);
        writer.WriteText("errorCode", task.ErrorCode);
        writer.WriteText("externalTaskId", task.ExternalTaskId);
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

        writer.WriteText("requestId", task.RequestId);
        writer.WriteStartArray("videos");
        foreach (var video in task.Videos)
        {
            WriteVideo(writer, video);
        }

        writer.WriteEndArray();
    }

    private static void WriteVideo(Utf8JsonWriter writer, TaskVideo video)
    {
        writer.WriteStartObject();
        writer.WriteText("id", video.Id);
        writer.WriteText("url", video.Url?.OriginalString);
        writer.WriteText("watermarkUrl", video.WatermarkUrl?.OriginalString);
        if (video.Duration is { } duration)
        {
            writer.WriteNumber("seconds", duration.TotalSeconds);
        }

        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known.ToUniversalTime());
        }
    }
}
