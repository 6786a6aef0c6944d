using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>
/// Reads tasks out of answers by the document's map. Where the map does not fit, because a gateway changed the shape of its answers overnight,
/// the task is searched for by the names that the map knows: nobody may lose a paid task to that. What is not there is absent; nothing throws.
/// </summary>
public static class TaskReader
{
    /// <summary>Reads the one task of an answer.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="operation">The operation that gave it.</param>
    /// <param name="askedId">The id that was asked for: it chooses in a list, and stands in for an id that the answer leaves out.</param>
    /// <returns>The task; null when the answer describes none.</returns>
    public static TaskRecord? Read(JsonElement answer, OperationDescriptor operation, string? askedId = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Read(TaskAnswer.OfTask(answer, operation), operation, askedId, isIdentity: false);
    }

    /// <summary>Reads the tasks of a list.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="operation">The operation that gave it.</param>
    /// <returns>The tasks; null when the answer is no list.</returns>
    public static IReadOnlyList<TaskRecord>? ReadList(JsonElement answer, OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return ReadList(TaskAnswer.OfList(answer, operation), operation);
    }

    /// <param name="answer">Where the task stands.</param>
    /// <param name="operation">The operation that gave the answer.</param>
    /// <param name="askedId">The id that was asked for.</param>
    /// <param name="isIdentity">Whether the task goes on bearing that id, whatever the answer says.</param>
    internal static TaskRecord? Read(TaskAnswer answer, OperationDescriptor operation, string? askedId, bool isIdentity)
    {
        if (!answer.IsFound || operation.Task is not { } map)
        {
            return null;
        }

        if (answer.Place.ValueKind == JsonValueKind.Array)
        {
            return Choose(answer.Place, map, askedId) is { } chosen
                ? Describe(answer with { Place = chosen }, operation, map, askedId, isIdentity)
                : null;
        }

        return Describe(answer, operation, map, askedId, isIdentity);
    }

    internal static IReadOnlyList<TaskRecord>? ReadList(TaskAnswer answer, OperationDescriptor operation)
    {
        if (!answer.IsFound || operation.Task is not { } map)
        {
            return null;
        }

        var tasks = new List<TaskRecord>(answer.Place.GetArrayLength());
        foreach (var item in answer.Place.EnumerateArray())
        {
            var fit = TaskAnswer.Fits(item, map) ? MapFit.AsDocumented : MapFit.Renamed;
            if (Describe(new TaskAnswer(item, item, fit), operation, map, askedId: null, isIdentity: false) is { } task)
            {
                tasks.Add(task);
            }
        }

        return tasks;
    }

    /// <summary>Whether a value can be a word for a status. A number is none, such as an HTTP status, unless the document lists it.</summary>
    internal static bool IsWord(JsonElement value, TaskMap map) =>
        value.ValueKind == JsonValueKind.String || (JsonFacts.Code(value) is { } code && map.StateOf(code) != TaskState.Unknown);

    /// <summary>The item that was asked for, else the only one.</summary>
    private static JsonElement? Choose(JsonElement list, TaskMap map, string? askedId)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (askedId is not null && map.Id.Text(item) == askedId)
            {
                return item;
            }
        }

        return list.GetArrayLength() == 1 ? list[0] : null;
    }

    private static TaskRecord? Describe(TaskAnswer answer, OperationDescriptor operation, TaskMap map, string? askedId, bool isIdentity)
    {
        var facts = new TaskFacts(answer, map);
        var word = facts.Word();
        var id = facts.Text(map.Id, alsoOutside: true);
        if (id is null && (word is null || askedId is null))
        {
            return null;
        }

        return new TaskRecord
        {
            Id = isIdentity ? askedId ?? id! : id ?? askedId!,
            State = word is null ? TaskState.Unknown : map.StateOf(word),
            StatusWord = word ?? "",
            Message = facts.Message(operation),
            ErrorCode = facts.Text(map.ErrorCode),
            CreatedAt = facts.Time(map.CreatedAt),
            UpdatedAt = facts.Time(map.UpdatedAt),
            CompletedAt = facts.Time(map.CompletedAt),
            Progress = facts.Find(map.Progress) is { } progress ? JsonFacts.Number(progress) : null,
            Cost = facts.Find(map.Cost) is { } cost ? JsonFacts.Decimal(cost) : null,
            ExternalId = facts.Text(map.ExternalId),
            Model = facts.Text(map.Model),
            Outputs = facts.Outputs(),
            RequestId = (operation.Error ?? operation.Refusal).RequestId.Text(answer.Json),
            Json = answer.Json,
        };
    }
}
