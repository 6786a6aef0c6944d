using System.Globalization;
using System.Text.Json;

namespace KlingGen.Cli.Output;

/// <summary>A task for a person and for a program.</summary>
internal static class TaskText
{
    private static readonly VideoTaskConverter Converter = new() { WritesLinks = true };

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
    public static void Write(Utf8JsonWriter writer, VideoTask task) => Converter.WriteMembers(writer, task);
}
