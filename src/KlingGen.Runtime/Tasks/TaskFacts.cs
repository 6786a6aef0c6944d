using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Looks up the facts of one task.</summary>
/// <param name="answer">The answer, and where the task stands in it.</param>
/// <param name="map">Where the facts stand in the task.</param>
internal readonly struct TaskFacts(TaskAnswer answer, TaskMap map)
{
    private readonly JsonElement _task = answer.Place;
    private readonly JsonElement _answer = answer.Json;
    private readonly bool _goesByName = answer.Fit == MapFit.Renamed;

    // What is beside the task may then be the envelope's.
    private readonly bool _isUnwrapped = answer.Fit == MapFit.Unwrapped;

    /// <summary>The word for the status.</summary>
    public string? Word() => Word(_task) ?? Word(_answer);

    public JsonElement? Find(JsonPlaces places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (TryFind(places, i, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A text, or a number as it was written.</summary>
    /// <param name="places">Where it stands.</param>
    /// <param name="alsoOutside">Whether it may stand at the top of the answer as well.</param>
    public string? Text(JsonPlaces places, bool alsoOutside = false)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (TryFind(places, i, out var value) && JsonFacts.Text(value) is { } text)
            {
                return text;
            }
        }

        return alsoOutside ? places.Text(_answer) : null;
    }

    /// <summary>What is said of the status; never what an envelope says of the call.</summary>
    public string? Message(OperationDescriptor operation)
    {
        var ofCall = (operation.Error ?? operation.Refusal).Message;
        for (var i = 0; i < map.Message.Count; i++)
        {
            if (TryFind(map.Message, i, out var value)
                && JsonFacts.Text(value) is { } text
                && !(_isUnwrapped && map.Message.Path(i).Length == 1 && Names(ofCall, map.Message.Pointers[i])))
            {
                return text;
            }
        }

        return null;
    }

    public DateTimeOffset? Time(JsonPlaces places) =>
        (Find(places) ?? places.Find(_answer)) is { } value ? JsonFacts.Time(value, map.TimeUnit) : null;

    /// <summary>What the task made: the first of the places that has any.</summary>
    public IReadOnlyList<TaskOutput> Outputs()
    {
        for (var i = 0; i < map.Videos.Count; i++)
        {
            if (!TryFind(map.Videos, i, out var found))
            {
                continue;
            }

            if (found.ValueKind == JsonValueKind.Array)
            {
                var outputs = new List<TaskOutput>(found.GetArrayLength());
                foreach (var item in found.EnumerateArray())
                {
                    if (Output(item) is { } output)
                    {
                        outputs.Add(output);
                    }
                }

                if (outputs.Count > 0)
                {
                    return outputs;
                }
            }
            else if (Output(found) is { } single)
            {
                return [single];
            }
        }

        return [];
    }

    private static bool Names(JsonPlaces places, string pointer)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places.Pointers[i] == pointer)
            {
                return true;
            }
        }

        return false;
    }

    private TaskOutput? Output(JsonElement output)
    {
        var video = map.Video;
        return Link(video.Url, output) is { } url
            ? new TaskOutput(
                url,
                video.Id.Text(output),
                Link(video.WatermarkUrl, output),
                video.Duration.Find(output) is { } duration ? JsonFacts.Duration(duration) : null)
            : null;
    }

    private static Uri? Link(JsonPlaces places, JsonElement output)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places.TryFind(output, i, out var value) && JsonFacts.Link(value) is { } link)
            {
                return link;
            }
        }

        return null;
    }

    private string? Word(JsonElement node)
    {
        for (var i = 0; i < map.Status.Count; i++)
        {
            if ((map.Status.TryFind(node, i, out var value) || (_goesByName && map.Status.TryFindName(node, i, out value)))
                && TaskReader.IsWord(value, map))
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : JsonFacts.Code(value);
            }
        }

        return null;
    }

    private bool TryFind(JsonPlaces places, int place, out JsonElement found) =>
        places.TryFind(_task, place, out found) || (_goesByName && places.TryFindName(_task, place, out found));
}
