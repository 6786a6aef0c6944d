using System.Text.Json.Nodes;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>Writes what a task has made.</summary>
internal sealed class VideoWriter
{
    private const string OneVideo = "object";

    private readonly VideoLinks _links;
    private readonly AnswerPlace _videos;
    private readonly AnswerPlace _id;
    private readonly AnswerPlace _url;
    private readonly AnswerPlace _watermarkUrl;
    private readonly AnswerPlace _duration;
    private readonly JsonObject _video;
    private readonly bool _isList;

    /// <param name="map">Where the facts of a task stand.</param>
    /// <param name="examples">Tasks that have made something.</param>
    /// <param name="links">Makes links to videos.</param>
    public VideoWriter(TaskMap map, IReadOnlyList<JsonObject> examples, VideoLinks links)
    {
        _links = links;
        _videos = new AnswerPlace(map.Videos);
        var found = examples.Select(_videos.Find).FirstOrDefault(static videos => videos is JsonObject or JsonArray { Count: > 0 });
        var shown = found is JsonArray items ? items[0] : found;
        _isList = found is null ? _videos.Type != OneVideo : found is JsonArray;
        _url = new AnswerPlace(map.Video.Url);
        _id = Known(map.Video.Id);
        _watermarkUrl = Known(map.Video.WatermarkUrl);
        _duration = Known(map.Video.Duration);
        _video = shown is JsonObject example && !StandsInTask ? (JsonObject)example.DeepClone() : [];
        _watermarkUrl.Remove(_video);

        AnswerPlace Known(JsonPlaces places)
        {
            var place = new AnswerPlace(places);
            return shown is null || place.IsTyped || place.Find(shown) is not null ? place : AnswerPlace.None;
        }
    }

    private bool StandsInTask => !_videos.IsEmpty && _videos.First.Length == 0;

    /// <summary>Takes away what a task that has made nothing does not have.</summary>
    public static void Remove(TaskMap map, JsonObject task)
    {
        var places = new AnswerPlace(map.Videos);
        foreach (var path in places.Paths.Where(static path => path.Length > 0))
        {
            JsonTree.Remove(task, path);
        }

        if (!places.IsEmpty && places.First.Length == 0)
        {
            new AnswerPlace(map.Video.Url).Remove(task);
            new AnswerPlace(map.Video.WatermarkUrl).Remove(task);
            new AnswerPlace(map.Video.Duration).Remove(task);
        }
    }

    public void Write(JsonObject task, EmulatedTask made)
    {
        if (StandsInTask)
        {
            WriteVideo(task, made);
        }
        else if (!_videos.IsEmpty)
        {
            var video = NewVideo(made);
            JsonTree.Set(task, _videos.First, _isList ? new JsonArray(video) : video);
        }

        foreach (var (name, value) in made.Order.Details ?? [])
        {
            task[name] = value?.DeepClone();
        }
    }

    private JsonNode NewVideo(EmulatedTask made)
    {
        // A list of links and nothing else.
        if (!_url.IsEmpty && _url.First.Length == 0)
        {
            return JsonValue.Create(LinkTo(made, ""));
        }

        var video = (JsonObject)_video.DeepClone();
        if (!_id.IsEmpty)
        {
            _id.Write(video, made.UpstreamId);
        }

        WriteVideo(video, made);
        return video;
    }

    private void WriteVideo(JsonObject video, EmulatedTask made)
    {
        if (!_url.IsEmpty)
        {
            _url.Write(video, LinkTo(made, ""));
        }

        if (!_watermarkUrl.IsEmpty && made.Order.Watermark)
        {
            _watermarkUrl.Write(video, LinkTo(made, "-watermark"));
        }

        if (!_duration.IsEmpty)
        {
            _duration.Write(video, made.Order.Seconds.ToString(), isNumber: true);
        }
    }

    private string LinkTo(EmulatedTask made, string variant) => _links.For(made.Clip, made.UpstreamId + variant, made.CreatedAt);
}
