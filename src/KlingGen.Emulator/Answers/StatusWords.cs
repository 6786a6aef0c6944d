using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>A gateway's words for where a task stands.</summary>
internal static class StatusWords
{
    /// <summary>What the word in a task means.</summary>
    public static TaskState Meaning(TaskMap map, JsonObject task) =>
        new AnswerPlace(map.Status).Find(task) is JsonValue word
            ? map.Statuses.FirstOrDefault(entry => string.Equals(entry.Key, word.ToString(), StringComparison.OrdinalIgnoreCase)).Value
            : TaskState.Unknown;

    /// <summary>The word for a state; of a gateway that does not tell it apart, the word for the nearest.</summary>
    public static string Of(TaskMap map, TaskState state)
    {
        TaskState[] nearest = state switch
        {
            TaskState.Submitted => [TaskState.Submitted, TaskState.Processing],
            TaskState.Processing => [TaskState.Processing, TaskState.Submitted],
            TaskState.Failed => [TaskState.Failed, TaskState.Canceled],
            _ => [state],
        };
        var words = nearest.SelectMany(meaning => map.Statuses.Where(entry => entry.Value == meaning));
        return words.Select(static entry => entry.Key).FirstOrDefault() ?? state.ToString();
    }
}
