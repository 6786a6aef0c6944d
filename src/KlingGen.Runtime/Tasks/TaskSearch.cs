using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Finds what a task says where its document's map does not: nobody may lose a paid task to a gateway that changed the shape of
/// its answers overnight.</summary>
internal sealed class TaskSearch
{
    private static readonly string[] s_statusNames =
        ["taskstatus", "taskstate", "jobstatus", "videostatus", "generationstatus", "status", "state", "phase"];

    private readonly TaskMap _map;
    private readonly AskedTask? _asked;
    private readonly Uri? _address;
    private readonly List<AnswerPlace> _places;

    /// <param name="answer">The answer, or the task's part of a list.</param>
    /// <param name="map">The document's map.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="address">The address that was asked.</param>
    public TaskSearch(JsonElement answer, TaskMap map, AskedTask? asked, Uri? address)
    {
        (_map, _asked, _address) = (map, asked, address);
        _places = AnswerPlace.Walk(answer);
    }

    /// <summary>Whether a task needs no search: what its state promises is there.</summary>
    public static bool IsComplete(TaskRecord task, AskedTask? asked) => task.State switch
    {
        TaskState.Succeeded => task.Outputs.Count > 0,
        TaskState.Failed => task.Message is { } message && !ReasonSearch.IsEmpty(message),
        TaskState.Unknown => asked is null,
        _ => true,
    };

    /// <summary>The id of the task that the answer is about.</summary>
    public string? FindId() => IdSearch.Find(_places, _map);

    /// <summary>The task where the map found none at all.</summary>
    public TaskRecord? Find(RawJson json)
    {
        var word = FindWord(static _ => true);
        var id = _asked is { IsIdentity: true } ? null : FindId();
        return (_asked is null ? id : id ?? (word is null ? null : _asked.Id)) is { } found
            ? new TaskRecord(json) { Id = found, StatusWord = word ?? "", State = StateOf(word) }
            : null;
    }

    /// <summary>A task with what else the answer says of it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="hasStrangeOutputs">Whether there are more videos than the map found links of.</param>
    public TaskRecord Complete(TaskRecord task, bool hasStrangeOutputs = false)
    {
        if (task.State == TaskState.Unknown && FindWord(static _ => true) is { } word)
        {
            task = task with { StatusWord = word, State = StateOf(word) };
        }

        if (task.State == TaskState.Succeeded && (task.Outputs.Count == 0 || hasStrangeOutputs))
        {
            var found = new LinkSearch(_map, _address).Find(_places);
            task = found.Count > task.Outputs.Count ? task with { Outputs = found } : task;
        }

        // What looks like the task's success may be the call's.
        if (task is { State: TaskState.Succeeded, Outputs: [] }
            && FindWord(name => name != "status" && name != "state") is { } other && StateOf(other) != TaskState.Succeeded)
        {
            task = task with { StatusWord = other, State = StateOf(other) };
        }

        if (task.State == TaskState.Failed && (task.Message is not { } message || ReasonSearch.IsEmpty(message)))
        {
            task = task with { Message = ReasonSearch.Find(_places, _map) };
        }

        return task;
    }

    private TaskState StateOf(string? word) => word is null ? TaskState.Unknown : _map.MeaningOf(word);

    /// <summary>The word for where the task stands: that beside its id, else under the name that says most,
    /// and not that of an envelope.</summary>
    private string? FindWord(Func<string, bool> isMeant)
    {
        AnswerPlace? best = null;
        var bestRank = int.MaxValue;
        var isCreate = _asked is null;
        foreach (var place in _places)
        {
            var rank = Array.IndexOf(s_statusNames, place.Name);
            if (rank >= 0 && isMeant(place.Name) && IsWord(place.Value) && !(isCreate && IsOfCall(place)))
            {
                rank += IsBesideId(place) ? -s_statusNames.Length : IsOfCall(place) ? s_statusNames.Length : 0;
                (best, bestRank) = rank < bestRank ? (place, rank) : (best, bestRank);
            }
        }

        return best?.Value.GetString();
    }

    private bool IsWord(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } word && _map.MeaningOf(word) != TaskState.Unknown;

    /// <summary>Whether a word may be the envelope's.</summary>
    private static bool IsOfCall(AnswerPlace place) => place is { Owner.Owner: null, Name: "status" or "state" or "phase" };

    private bool IsBesideId(AnswerPlace place) =>
        _asked is not null
        && place.Owner is { Value.ValueKind: JsonValueKind.Object } owner
        && owner.Value.EnumerateObject().Any(member => JsonPlaces.Text(member.Value) == _asked.Id);
}
