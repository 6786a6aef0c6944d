using System.Text;
using System.Text.Json;
using KlingGen.Runtime.Http;

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
    /// <param name="address">The address that was asked, which links without a host begin at; null leaves such links out.</param>
    /// <returns>The task; null when the answer describes none.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TaskRecord? Read(
        ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation, string? askedId = null, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var asked = askedId is null ? null : new AskedTask(askedId, IsIdentity: false);
        var facts = Scan(ref utf8Json, operation);
        if (Fitting(facts, operation, utf8Json, asked) is { } task)
        {
            return task;
        }

        using var json = RawJson.Parse(utf8Json);
        return Searched(TaskAnswer.OfTask(json.RootElement, operation), operation, utf8Json, asked, facts.RequestId, address);
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
    /// <param name="address">The address that was asked, which links without a host begin at; null leaves such links out.</param>
    /// <returns>The tasks; null when the answer is no list.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<TaskRecord>? ReadList(ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (FittingList(Scan(ref utf8Json, operation), utf8Json) is { } tasks)
        {
            return tasks;
        }

        using var json = RawJson.Parse(utf8Json);
        return SearchedList(TaskAnswer.OfList(json.RootElement, operation), operation, address);
    }

    /// <summary>Goes over an answer once.</summary>
    /// <param name="utf8Json">The answer; afterwards one in which every text can be read.</param>
    /// <param name="operation">The operation that gave it.</param>
    internal static TaskFacts Scan(ref ReadOnlyMemory<byte> utf8Json, OperationDescriptor operation)
    {
        try
        {
            return Scan(utf8Json.Span, operation);
        }
        catch (InvalidOperationException)
        {
            utf8Json = BrokenText.Mend(utf8Json);
            return Scan(utf8Json.Span, operation);
        }
    }

    /// <summary>The task that stands where the document says, with all that its state promises;
    /// null where it has to be searched for.</summary>
    internal static TaskRecord? Fitting(in TaskFacts facts, OperationDescriptor operation, ReadOnlyMemory<byte> utf8Json, AskedTask? asked)
    {
        if (facts is { IsInPlace: true, Fits: true })
        {
            return Complete(facts, facts.RequestId, utf8Json, asked, isFlat: operation.TaskPointer.Length == 0);
        }

        if (facts.Items is not { } items)
        {
            return null;
        }

        var found = asked is null ? -1 : items.FindIndex(item => item.Facts.Id == asked.Id);
        found = found < 0 && items.Count == 1 ? 0 : found;
        return found >= 0 && items[found].Facts.Fits ? Complete(items[found].Facts, facts.RequestId, utf8Json, asked, isFlat: false) : null;
    }

    /// <summary>The tasks of the list that stands where the document says, with all that their states promise; null where they have to be
    /// searched for.</summary>
    internal static IReadOnlyList<TaskRecord>? FittingList(in TaskFacts facts, ReadOnlyMemory<byte> utf8Json)
    {
        if (facts.Items is not { } items)
        {
            return null;
        }

        var tasks = new List<TaskRecord>(items.Count);
        foreach (var item in items)
        {
            if (!item.Facts.Fits
                || Complete(
                    item.Facts, requestId: null, utf8Json.Slice(item.Start, item.Length), asked: null, isFlat: false) is not { } task)
            {
                return null;
            }

            tasks.Add(task);
        }

        return tasks;
    }

    /// <summary>The task that was found elsewhere, or that does not say all.</summary>
    internal static TaskRecord? Searched(
        TaskAnswer answer, OperationDescriptor operation, ReadOnlyMemory<byte> utf8Json, AskedTask? asked, string? requestId, Uri? address)
    {
        if (operation.Task is not { } map)
        {
            return null;
        }

        var isList = answer.Place.ValueKind == JsonValueKind.Array;
        var place = isList ? Choose(answer.Place, map, asked?.Id) : answer.Place;
        if (isList && place is null)
        {
            return null;
        }

        // What a list says of other tasks is not searched.
        var search = new TaskSearch(isList ? place!.Value : answer.Json, map, asked, address);
        if (place is not { ValueKind: JsonValueKind.Object } found)
        {
            return search.Find(new RawJson(utf8Json)) is { } elsewhere ? search.Complete(elsewhere with { RequestId = requestId }) : null;
        }

        var facts = Facts(found, answer.Fit == MapFit.Unwrapped ? operation.UnwrappedTree : TreeFor(found, map), map);
        if (asked is not { IsIdentity: true } && (facts.Id is null || facts.Word is null))
        {
            facts.Id = search.FindId() ?? facts.Id;
        }

        facts.FillFrom(Facts(answer.Json, map.Tree, map));
        return Identified(facts, new RawJson(utf8Json), asked) is { } task
            ? search.Complete(task with { RequestId = requestId }, facts.HasStrangeOutputs)
            : null;
    }

    /// <summary>The tasks of a list that was found elsewhere, or whose items are not as the document says.</summary>
    internal static IReadOnlyList<TaskRecord>? SearchedList(TaskAnswer answer, OperationDescriptor operation, Uri? address)
    {
        if (!answer.IsFound || operation.Task is not { } map)
        {
            return null;
        }

        var tasks = new List<TaskRecord>(answer.Place.GetArrayLength());
        foreach (var item in answer.Place.EnumerateArray())
        {
            var json = new RawJson(Encoding.UTF8.GetBytes(item.GetRawText()));
            var search = new TaskSearch(item, map, asked: null, address);
            var facts = Facts(item, TreeFor(item, map), map);
            if ((Identified(facts, json, asked: null) ?? search.Find(json)) is { } task)
            {
                tasks.Add(search.Complete(task, facts.HasStrangeOutputs));
            }
        }

        return tasks;
    }

    /// <summary>Whether a value can be a word for a status. A number is none, such as an HTTP status, unless the document lists
    /// it.</summary>
    internal static bool IsWord(JsonElement value, TaskMap map) =>
        value.ValueKind == JsonValueKind.String || (JsonPlaces.Code(value) is { } code && map.StateOf(code) != TaskState.Unknown);

    private static TaskFacts Scan(ReadOnlySpan<byte> utf8Json, OperationDescriptor operation)
    {
        var facts = new TaskFacts(operation.Task ?? TaskMap.None);
        facts.Read(utf8Json, operation.AnswerTree, operation.Error);
        return facts;
    }

    private static TaskRecord? Complete(in TaskFacts facts, string? requestId, ReadOnlyMemory<byte> utf8Json, AskedTask? asked, bool isFlat)
    {
        // An id without a word may be that of the request.
        if (asked is not { IsIdentity: true } && (!facts.HasOwnId || (facts.Word is null && isFlat)))
        {
            return null;
        }

        var task = Identified(facts with { RequestId = requestId }, new RawJson(utf8Json), asked);
        return task is not null && !facts.HasStrangeOutputs && TaskSearch.IsComplete(task, asked) ? task : null;
    }

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
