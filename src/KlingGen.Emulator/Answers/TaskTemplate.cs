using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>What tasks of one state begin as: the document's example, without what such a task does not have.</summary>
internal sealed class TaskTemplate
{
    private readonly JsonObject _task;

    /// <param name="map">Where the facts of a task stand.</param>
    /// <param name="state">The state.</param>
    /// <param name="example">A task of that state or, where the document has none, of another.</param>
    public TaskTemplate(TaskMap map, TaskState state, TaskExample? example)
    {
        _task = (JsonObject?)example?.Task.DeepClone() ?? [];
        new AnswerPlace(map.ExternalId).Remove(_task);
        if (example?.State != state)
        {
            foreach (var places in (JsonPlaces[])[map.Message, map.ErrorCode, map.Cost, map.CompletedAt])
            {
                new AnswerPlace(places).Remove(_task);
            }

            VideoWriter.Remove(map, _task);
        }

        TellsCompletion = new AnswerPlace(map.CompletedAt).Find(_task) is not null;
        ProgressInWords = new AnswerPlace(map.Progress).Find(_task) is JsonValue progress && progress.ToString().EndsWith('%');
        var id = new AnswerPlace(map.Id);
        var usual = id.Find(_task)?.ToString();
        UpstreamIds = [.. id.Paths.Skip(1).Where(path => JsonTree.Find(_task, path) is JsonValue other && other.ToString() != usual)];

        // Found before it is written: the example's other spellings of it say the same.
        new AnswerPlace(map.Status).Write(_task, StatusWords.Of(map, state));
    }

    /// <summary>Whether a time of completion is told although the task may not have ended.</summary>
    public bool TellsCompletion { get; }

    /// <summary>Whether progress is a text with a percent sign.</summary>
    public bool ProgressInWords { get; }

    /// <summary>Further places of ids where the example has another id than the task's.</summary>
    public IReadOnlyList<string[]> UpstreamIds { get; }

    public JsonObject NewTask() => (JsonObject)_task.DeepClone();
}
