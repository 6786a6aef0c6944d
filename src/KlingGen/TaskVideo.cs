using System.Text.Json.Serialization;
using KlingGen.Runtime.Tasks;

namespace KlingGen;

/// <summary>One video of a finished task.</summary>
public sealed class TaskVideo
{
    /// <summary>The video's own id, where the gateway gives one.</summary>
    public string? Id { get; init; }

    /// <summary>Where the video is. Usually a signed link that expires: treat it as a secret and do not log it. Null where the gateway gives
    /// only <see cref="WatermarkUrl"/>.</summary>
    [JsonIgnore]
    public Uri? Url { get; init; }

    /// <summary>The copy with a watermark, where one was asked for. Treat it as a secret too.</summary>
    [JsonIgnore]
    public Uri? WatermarkUrl { get; init; }

    /// <summary>How long the video runs, where the gateway says.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Says which video this is, without its link.</summary>
    /// <returns>The id and the duration.</returns>
    public override string ToString() => $"video {Id ?? "without id"}{(Duration is { } duration ? $", {duration.TotalSeconds} s" : "")}";

    internal static IReadOnlyList<TaskVideo> From(IReadOnlyList<TaskOutput> outputs)
    {
        if (outputs.Count == 0)
        {
            return [];
        }

        var videos = new TaskVideo[outputs.Count];
        for (var i = 0; i < videos.Length; i++)
        {
            var (url, id, watermarkUrl, duration) = outputs[i];
            videos[i] = new TaskVideo { Id = id, Url = url, WatermarkUrl = watermarkUrl, Duration = duration };
        }

        return videos;
    }
}
