using System.Text.Json.Nodes;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>Writes tasks as one operation shows them: the document's example, with this task's facts where the map says.</summary>
internal sealed class TaskWriter
{
    private readonly TaskMap _map;
    private readonly Dictionary<TaskState, TaskTemplate> _templates = [];
    private readonly VideoWriter _videos;
    private readonly AnswerPlace _id;
    private readonly AnswerPlace _message;
    private readonly AnswerPlace _createdAt;
    private readonly AnswerPlace _updatedAt;
    private readonly AnswerPlace _completedAt;
    private readonly AnswerPlace _progress;
    private readonly AnswerPlace _cost;
    private readonly AnswerPlace _externalId;
    private readonly AnswerPlace _model;

    public TaskWriter(OperationDescriptor operation, ProductExamples examples, VideoLinks links)
    {
        var shown = examples.TasksFor(operation);
        var usual = examples.UsualFor(operation);
        _map = examples.MapOf(operation);
        _id = new AnswerPlace(_map.Id);
        _message = new AnswerPlace(_map.Message);
        _createdAt = Known(_map.CreatedAt);
        _updatedAt = Known(_map.UpdatedAt);
        _completedAt = Known(_map.CompletedAt);
        _progress = Known(_map.Progress);
        _cost = Known(_map.Cost);
        _externalId = Known(_map.ExternalId);
        _model = Known(_map.Model);
        var finished = shown.Where(static example => example.State == TaskState.Succeeded);
        _videos = new VideoWriter(_map, [.. finished.Select(static example => example.Task)], links);
        foreach (var state in (TaskState[])[TaskState.Submitted, TaskState.Processing, TaskState.Succeeded, TaskState.Failed])
        {
            _templates.Add(state, new TaskTemplate(_map, state, shown.FirstOrDefault(example => example.State == state) ?? usual));
        }

        // A place that neither a schema nor an example shows is a spelling that other gateways drift to.
        AnswerPlace Known(JsonPlaces places)
        {
            var place = new AnswerPlace(places);
            var isKnown = examples.AreNone || place.IsTyped || shown.Any(example => place.Find(example.Task) is not null);
            return isKnown ? place : AnswerPlace.None;
        }
    }

    public JsonObject Write(EmulatedTask task, TaskSnapshot moment)
    {
        var template = _templates[moment.State];
        var written = template.NewTask();
        _id.Write(written, task.Id);
        foreach (var path in template.UpstreamIds)
        {
            JsonTree.Set(written, path, JsonValue.Create(task.UpstreamId));
        }

        WriteTime(written, _createdAt, task.CreatedAt);
        WriteTime(written, _updatedAt, moment.Since);
        if (moment.HasEnded || template.TellsCompletion)
        {
            WriteTime(written, _completedAt, moment.Since);
        }

        Write(written, _progress, template.ProgressInWords ? moment.Progress + "%" : moment.Progress.ToString(), isNumber: true);
        Write(written, _externalId, task.Order.IdempotencyKey);
        WriteModel(written, task.Order);
        Write(written, _message, moment.FailureReason);
        if (moment.State == TaskState.Succeeded)
        {
            Write(written, _cost, Price.TextOf(task.Order), isNumber: true);
            WriteVideos(written, task, moment);
        }

        return written;
    }

    /// <summary>The gateway's word for a state.</summary>
    public string WordFor(TaskState state) => StatusWords.Of(_map, state);

    private void WriteVideos(JsonObject written, EmulatedTask task, TaskSnapshot moment)
    {
        if (moment.IsLinkless)
        {
            VideoWriter.Remove(_map, written);
            return;
        }

        _videos.Write(written, task);
    }

    // The example may name a model that this task is not made by.
    private void WriteModel(JsonObject written, VideoOrder order)
    {
        if ((order.BilledModel ?? order.Model) is not { } model)
        {
            _model.Remove(written);
            return;
        }

        Write(written, _model, model);
    }

    private void WriteTime(JsonObject task, AnswerPlace place, DateTimeOffset time) => Write(
        task,
        place,
        _map.TimeUnit switch
        {
            TimeUnit.Seconds => time.ToUnixTimeSeconds().ToString(),
            TimeUnit.Text => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            _ => time.ToUnixTimeMilliseconds().ToString(),
        },
        isNumber: _map.TimeUnit != TimeUnit.Text);

    private static void Write(JsonObject task, AnswerPlace place, string? value, bool isNumber = false)
    {
        if (value is not null && !place.IsEmpty)
        {
            place.Write(task, value, isNumber);
        }
    }
}
