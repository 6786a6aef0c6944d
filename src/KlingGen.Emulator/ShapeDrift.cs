using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Answers;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator;

/// <summary>Changes of shape that gateways are known to make to their answers without notice, for <see cref="Fault.Drift"/>. Where
/// things stand in an answer is known from the description of the operation that gave it; any other object stays as it is.</summary>
public static class ShapeDrift
{
    private static readonly ConditionalWeakTable<JsonObject, OperationDescriptor> Descriptions = [];

    /// <summary><c>"code": "success"</c> instead of 0.</summary>
    public static void CodeAsWord(JsonObject answer) => ReplaceCode(answer, "success");

    /// <summary><c>"code": 200</c> instead of 0.</summary>
    public static void CodeAsHttpStatus(JsonObject answer) => ReplaceCode(answer, 200);

    /// <summary>The task's members at the top, without the envelope's member around them.</summary>
    public static void Flat(JsonObject answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Descriptions.TryGetValue(answer, out var operation)
            && JsonPlaces.Split(operation.TaskPointer) is { Length: > 0 } path
            && JsonTree.Find(answer, path) is JsonObject task)
        {
            JsonTree.Remove(answer, path);
            foreach (var (name, value) in task.ToArray())
            {
                task.Remove(name);
                answer[name] = value;
            }
        }
    }

    /// <summary>Times in seconds where they were in milliseconds.</summary>
    public static void TimesInSeconds(JsonObject answer) =>
        Replace(answer, Times, static value => IsMilliseconds(value, out var time) ? time / 1000 : value.DeepClone());

    /// <summary>Times as text where they were numbers.</summary>
    public static void TimesAsText(JsonObject answer) => Replace(answer, Times, static value => value.ToString());

    /// <summary>Durations as numbers where they were text, and as text where they were numbers.</summary>
    public static void DurationsOfTheOtherKind(JsonObject answer) => Replace(
        answer,
        static task => [task.Video.Duration],
        static value => value.GetValueKind() == JsonValueKind.String ? double.Parse(value.GetValue<string>()) : value.ToString());

    /// <summary>Progress as <c>"40%"</c> instead of 40.</summary>
    public static void ProgressAsPercentage(JsonObject answer) =>
        Replace(answer, static task => [task.Progress], static value => value + "%");

    /// <summary>Another word for the status, such as <c>SUCCESS</c>, or one that nobody knows.</summary>
    public static Action<JsonObject> StatusWord(string word) => answer => Replace(answer, static task => [task.Status], _ => word);

    /// <summary>A message in the task or, where the answer has none, beside it.</summary>
    internal static void Message(JsonObject answer, string text)
    {
        answer["message"] = text;
        Replace(answer, static task => [task.Message], _ => text);
    }

    /// <summary>Says which operation an answer is of.</summary>
    internal static void Describe(JsonObject answer, OperationDescriptor? operation)
    {
        if (operation is not null)
        {
            Descriptions.Add(answer, operation);
        }
    }

    /// <summary>Times in milliseconds are greater than times in seconds will be for long.</summary>
    private static bool IsMilliseconds(JsonNode value, out long time)
    {
        time = value.GetValueKind() == JsonValueKind.Number ? value.GetValue<long>() : 0;
        return time > 100_000_000_000;
    }

    private static JsonPlaces[] Times(TaskMap task) => [task.CreatedAt, task.UpdatedAt, task.CompletedAt];

    private static void ReplaceCode(JsonObject answer, JsonNode code)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Descriptions.TryGetValue(answer, out var operation) && operation.Error is { Code.IsEmpty: false } error
            && new AnswerPlace(error.Code).First is var path && JsonTree.Find(answer, path) is not null)
        {
            JsonTree.Set(answer, path, code);
        }
    }

    private static void Replace(JsonObject answer, Func<TaskMap, JsonPlaces[]> places, Func<JsonNode, JsonNode> change)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Descriptions.TryGetValue(answer, out var operation) && operation.Task is { } map)
        {
            var tasks = JsonTree.Find(answer, JsonPlaces.Split(operation.TaskPointer));
            Replace(tasks, [.. places(map).SelectMany(static place => place.Names)], change);
        }
    }

    private static void Replace(JsonNode? node, HashSet<string> names, Func<JsonNode, JsonNode> change)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Replace(item, names, change);
            }
        }

        foreach (var (name, value) in (node as JsonObject)?.ToArray() ?? [])
        {
            if (value is JsonValue && names.Contains(name))
            {
                ((JsonObject)node!)[name] = change(value);
            }
            else
            {
                Replace(value, names, change);
            }
        }
    }
}
