using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.Emulator;

/// <summary>Changes of shape that gateways are known to make to their answers without notice, for <see cref="Fault.Drift"/>.</summary>
public static class ShapeDrift
{
    private static readonly string[] Times = ["created_at", "updated_at", "completed_at"];
    private static readonly string[] Durations = ["duration", "seconds"];

    /// <summary><c>"code": "success"</c> instead of 0.</summary>
    public static void CodeAsWord(JsonObject answer) => ReplaceCode(answer, "success");

    /// <summary><c>"code": 200</c> instead of 0.</summary>
    public static void CodeAsHttpStatus(JsonObject answer) => ReplaceCode(answer, 200);

    /// <summary>The task's members at the top, without <c>data</c>.</summary>
    public static void Flat(JsonObject answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer["data"] is JsonObject task && answer.Remove("data"))
        {
            foreach (var (name, value) in task.ToArray())
            {
                task.Remove(name);
                answer[name] = value;
            }
        }
    }

    /// <summary>Times in seconds where they were in milliseconds.</summary>
    public static void TimesInSeconds(JsonObject answer) =>
        Replace(answer, Times, static value => value.GetValueKind() == JsonValueKind.Number && value.GetValue<long>() is > 100_000_000_000 and var milliseconds ? milliseconds / 1000 : value.DeepClone());

    /// <summary>Times as text where they were numbers.</summary>
    public static void TimesAsText(JsonObject answer) => Replace(answer, Times, static value => value.ToString());

    /// <summary>Durations as numbers where they were text, and as text where they were numbers.</summary>
    public static void DurationsOfTheOtherKind(JsonObject answer) =>
        Replace(answer, Durations, static value => value.GetValueKind() == JsonValueKind.String ? double.Parse(value.GetValue<string>()) : value.ToString());

    /// <summary><c>"progress": "40%"</c> instead of 40.</summary>
    public static void ProgressAsPercentage(JsonObject answer) => Replace(answer, ["progress"], static value => value + "%");

    /// <summary>Another word for the status, such as <c>SUCCESS</c>, or one that nobody knows.</summary>
    public static Action<JsonObject> StatusWord(string word) => answer => Replace(answer, ["task_status", "status"], _ => word);

    private static void ReplaceCode(JsonObject answer, JsonNode code)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.ContainsKey("code"))
        {
            answer["code"] = code;
        }
    }

    private static void Replace(JsonNode? node, string[] names, Func<JsonNode, JsonNode> change)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Replace(item, names, change);
            }
        }

        if (node is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToArray())
        {
            if (value is JsonValue && names.Contains(name))
            {
                members[name] = change(value);
            }
            else
            {
                Replace(value, names, change);
            }
        }
    }
}
