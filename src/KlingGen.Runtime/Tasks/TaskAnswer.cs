using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>An answer, and where in it the task or the list of tasks stands.</summary>
/// <param name="Json">The whole answer.</param>
/// <param name="Place">The task or the list; undefined where there is none.</param>
/// <param name="Fit">How well the document's map fits there.</param>
internal readonly record struct TaskAnswer(JsonElement Json, JsonElement Place, MapFit Fit)
{
    /// <summary>How deep a task is searched for that is not where the document says.</summary>
    private const int SearchDepth = 4;

    /// <summary>Whether there is a task or a list at all.</summary>
    public bool IsFound => Place.ValueKind != JsonValueKind.Undefined;

    /// <summary>Whether there is a list where the document says.</summary>
    public bool IsList => Fit == MapFit.AsDocumented && Place.ValueKind == JsonValueKind.Array;

    /// <summary>Finds one task, or a list that is to hold it: at its place, else wherever its names are.</summary>
    public static TaskAnswer OfTask(JsonElement answer, OperationDescriptor operation)
    {
        if (operation.Task is not { } map)
        {
            return new TaskAnswer(answer, default, MapFit.None);
        }

        if (operation.TaskPlace.Find(answer) is { } place
            && (Fits(place, map) || (place.ValueKind == JsonValueKind.Array && (operation.AnswersList || IsListOf(place, map)))))
        {
            return new TaskAnswer(answer, place, MapFit.AsDocumented);
        }

        return SearchTask(answer, map);
    }

    /// <summary>Finds a list of tasks: at its place, else the outermost list of what looks like tasks.</summary>
    public static TaskAnswer OfList(JsonElement answer, OperationDescriptor operation)
    {
        if (operation.TaskPlace.Find(answer) is { ValueKind: JsonValueKind.Array } place)
        {
            return new TaskAnswer(answer, place, MapFit.AsDocumented);
        }

        JsonElement empty = default;
        foreach (var node in Nodes(answer, entersLists: false))
        {
            if (node.ValueKind == JsonValueKind.Array && operation.Task is { } map && IsListOf(node, map))
            {
                return new TaskAnswer(answer, node, MapFit.Moved);
            }

            if (empty.ValueKind == JsonValueKind.Undefined && node.ValueKind == JsonValueKind.Array && node.GetArrayLength() == 0)
            {
                empty = node;
            }
        }

        // A list that has no tasks looks like none.
        return new TaskAnswer(answer, empty, MapFit.Moved);
    }

    /// <summary>Whether the map's own pointers find a task's id or status.</summary>
    public static bool Fits(JsonElement node, TaskMap map) =>
        node.ValueKind == JsonValueKind.Object && (HasWord(node, map) || map.Id.TextAt(node) is not null);

    private static TaskAnswer SearchTask(JsonElement answer, TaskMap map)
    {
        if (HasWord(answer, map))
        {
            return new TaskAnswer(answer, answer, MapFit.Unwrapped);
        }

        foreach (var node in Nodes(answer, entersLists: true))
        {
            if (HasWord(node, map))
            {
                return new TaskAnswer(answer, node, MapFit.Moved);
            }

            if (HasWordByName(node, map))
            {
                return new TaskAnswer(answer, node, MapFit.Renamed);
            }
        }

        // An id alone may be that of anything, unless it stands at the top.
        return Fits(answer, map) ? new TaskAnswer(answer, answer, MapFit.Unwrapped) : new TaskAnswer(answer, default, MapFit.None);
    }

    /// <summary>The answer, what is in it, what is in that and so on: outer ones first.</summary>
    private static IEnumerable<JsonElement> Nodes(JsonElement answer, bool entersLists)
    {
        var level = new List<JsonElement> { answer };
        for (var depth = 0; depth < SearchDepth && level.Count > 0; depth++)
        {
            var next = new List<JsonElement>();
            foreach (var node in level)
            {
                yield return node;
                if (node.ValueKind == JsonValueKind.Object)
                {
                    next.AddRange(node.EnumerateObject().Select(static member => member.Value).Where(IsContainer));
                }
                else if (entersLists && node.ValueKind == JsonValueKind.Array && node.GetArrayLength() == 1 && IsContainer(node[0]))
                {
                    next.Add(node[0]);
                }
            }

            level = next;
        }
    }

    private static bool IsContainer(JsonElement node) => node.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static bool IsListOf(JsonElement list, TaskMap map)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!Fits(item, map) && !HasWordByName(item, map))
            {
                return false;
            }
        }

        return list.GetArrayLength() > 0;
    }

    private static bool HasWord(JsonElement node, TaskMap map)
    {
        for (var i = 0; i < map.Status.Count; i++)
        {
            if (map.Status.TryFind(node, i, out var value) && TaskReader.IsWord(value, map))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWordByName(JsonElement node, TaskMap map)
    {
        for (var i = 0; i < map.Status.Count; i++)
        {
            if (map.Status.TryFindName(node, i, out var value) && TaskReader.IsWord(value, map))
            {
                return true;
            }
        }

        return false;
    }
}
