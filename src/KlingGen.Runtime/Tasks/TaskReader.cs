using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>
/// Reads tasks out of answers in one pass, by the document's map. Where the map does not fit, because a gateway changed the shape
/// of its answers
/// overnight, the task is searched for by the names that the map knows: nobody may lose a paid task to that. What is not there is absent.
/// </summary>
public static class TaskReader
{
    /// <summary>Reads the one task of an answer.</summary>
    /// <param name="utf8Json">The whole answer.</param>
    /// <param name="operation">The operation that gave it.</param>
    /// <param name="askedId">The id that was asked for: it chooses in a list, and stands in for an id that the answer leaves out.</param>
    /// <returns>The task; null when the answer describes none.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TaskRecord? Read(ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation, string? askedId = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var asked = askedId is null ? null : new AskedTask(askedId, IsIdentity: false);
        var facts = Scan(utf8Json, operation);
        if (Fitting(facts, utf8Json, asked) is { } task)
        {
            return task;
        }

        using var json = RawJson.Parse(utf8Json);
        return Searched(TaskAnswer.OfTask(json.RootElement, operation), operation, utf8Json, asked, facts.RequestId);
    }

    /// <summary>Reads the task that a gateway reports to a <c>callback_url</c>, in whichever of its shapes.</summary>
    /// <param name="utf8Json">The whole body, as it was received.</param>
    /// <param name="gateway">The gateway that reports.</param>
    /// <returns>The task; null when the body describes none.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TaskRecord? ReadCallback(ReadOnlyMemory<byte> utf8Json, GatewayDescriptor gateway)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return Read(utf8Json, gateway.Callback);
    }

    /// <summary>Reads the tasks of a list.</summary>
    /// <param name="utf8Json">The whole answer.</param>
    /// <param name="operation">The operation that gave it.</param>
    /// <returns>The tasks; null when the answer is no list.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<TaskRecord>? ReadList(ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (FittingList(Scan(utf8Json, operation), utf8Json) is { } tasks)
        {
            return tasks;
        }

        using var json = RawJson.Parse(utf8Json);
        return SearchedList(TaskAnswer.OfList(json.RootElement, operation), operation);
    }

    /// <summary>Goes over an answer once.</summary>
    internal static TaskFacts Scan(ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation)
    {
        var facts = new TaskFacts(operation.Task ?? TaskMap.None);
        try
        {
            facts.Read(utf8Json.Span, operation.AnswerTree, operation.Error);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text in it is no valid UTF-8.", exception);
        }

        return facts;
    }

    /// <summary>The task that stands where the document says; null where none does.</summary>
    internal static TaskRecord? Fitting(in TaskFacts facts, ReadOnlyMemory<byte> utf8Json, AskedTask? asked)
    {
        if (facts is { IsInPlace: true, Fits: true })
        {
            return Identified(facts, new RawJson(utf8Json), asked);
        }

        if (facts.Items is not { } items)
        {
            return null;
        }

        var found = asked is null ? -1 : items.FindIndex(item => item.Facts.Id == asked.Id);
        found = found < 0 && items.Count == 1 ? 0 : found;
        return found >= 0 && items[found].Facts.Fits
            ? Identified(items[found].Facts with { RequestId = facts.RequestId }, new RawJson(utf8Json), asked)
            : null;
    }

    /// <summary>The tasks of the list that stands where the document says; null where none does.</summary>
    internal static IReadOnlyList<TaskRecord>? FittingList(in TaskFacts facts, ReadOnlyMemory<byte> utf8Json)
    {
        if (facts.Items is not { } items || items.Exists(static item => !item.Facts.Fits))
        {
            return null;
        }

        var tasks = new List<TaskRecord>(items.Count);
        foreach (var item in items)
        {
            if (Identified(item.Facts, new RawJson(utf8Json.Slice(item.Start, item.Length)), asked: null) is { } task)
            {
                tasks.Add(task);
            }
        }

        return tasks;
    }

    /// <summary>The task that was found elsewhere.</summary>
    internal static TaskRecord? Searched(
        TaskAnswer answer, OperationDescriptor operation, ReadOnlyMemory<byte> utf8Json, AskedTask? asked, string? requestId)
    {
        if (!answer.IsFound || operation.Task is not { } map)
        {
            return null;
        }

        var place = answer.Place.ValueKind == JsonValueKind.Array ? Choose(answer.Place, map, asked?.Id) : answer.Place;
        if (place is not { } found)
        {
            return null;
        }

        var facts = Facts(found, answer.Fit == MapFit.Unwrapped ? operation.UnwrappedTree : TreeFor(found, map), map);
        facts.FillFrom(Facts(answer.Json, map.Tree, map));
        facts.RequestId = requestId;
        return Identified(facts, new RawJson(utf8Json), asked);
    }

    /// <summary>The tasks of a list that was found elsewhere, or whose items are not as the document says.</summary>
    internal static IReadOnlyList<TaskRecord>? SearchedList(TaskAnswer answer, OperationDescriptor operation)
    {
        if (!answer.IsFound || operation.Task is not { } map)
        {
            return null;
        }

        var tasks = new List<TaskRecord>(answer.Place.GetArrayLength());
        foreach (var item in answer.Place.EnumerateArray())
        {
            var text = Encoding.UTF8.GetBytes(item.GetRawText());
            if (Identified(Facts(item, TreeFor(item, map), map), new RawJson(text), asked: null) is { } task)
            {
                tasks.Add(task);
            }
        }

        return tasks;
    }

    /// <summary>Whether a value can be a word for a status. A number is none, such as an HTTP status, unless the document lists
    /// it.</summary>
    internal static bool IsWord(JsonElement value, TaskMap map) =>
        value.ValueKind == JsonValueKind.String || (JsonPlaces.Code(value) is { } code && map.StateOf(code) != TaskState.Unknown);

    private static TaskRecord? Identified(in TaskFacts facts, RawJson json, AskedTask? asked)
    {
        if (facts.Id is null && (facts.Word is null || asked is null))
        {
            return null;
        }

        return facts.ToRecord(asked is { IsIdentity: true } ? asked.Id : facts.Id ?? asked!.Id, json);
    }

    private static TaskFacts Facts(JsonElement node, FactTree tree, TaskMap map)
    {
        var facts = new TaskFacts(map);
        facts.Read(Encoding.UTF8.GetBytes(node.GetRawText()), tree);
        return facts;
    }

    private static FactTree TreeFor(JsonElement node, TaskMap map) => TaskAnswer.Fits(node, map) ? map.Tree : map.NameTree;

    /// <summary>The item that was asked for, else the only one.</summary>
    private static JsonElement? Choose(JsonElement list, TaskMap map, string? askedId)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (askedId is not null && map.Id.TextAt(item) == askedId)
            {
                return item;
            }
        }

        return list.GetArrayLength() == 1 ? list[0] : null;
    }
}
