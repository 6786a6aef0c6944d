using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Emulator.Media;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>Writes the answers of one operation about one product's tasks.</summary>
internal sealed class AnswerWriter
{
    private readonly OperationDescriptor _operation;
    private readonly TaskWriter _tasks;
    private readonly JsonNode? _around;
    private readonly string[] _path;
    private readonly AnswerPlace _code;
    private readonly JsonNode? _success;
    private readonly AnswerPlace _requestId;
    private readonly IdPattern _requestIds;
    private readonly AnswerPlace _next;

    public AnswerWriter(GatewayDescriptor gateway, OperationDescriptor operation, ProductExamples examples, VideoLinks links)
    {
        _operation = operation;
        _tasks = new TaskWriter(operation, examples, links);
        _around = examples.AroundTasksOf(operation);
        _path = JsonPlaces.Split(operation.TaskPointer);
        var error = operation.Error ?? ErrorMap.None;
        _code = Known(error.Code, isAlways: examples.AreNone);
        _success = error.Success.Count > 0 ? SuccessOf(error.Success[0]) : null;
        var requestId = (operation.Error ?? operation.Refusal).RequestId;
        _requestId = Known(requestId, isAlways: examples.AreNone && gateway.RequestIdPattern is not null);
        _requestIds = new IdPattern(gateway.RequestIdPattern);
        _next = new AnswerPlace(operation.Paging?.Next ?? JsonPlaces.None);
        if (_around is not null)
        {
            _next.Remove(_around);
        }

        AnswerPlace Known(JsonPlaces places, bool isAlways)
        {
            var place = new AnswerPlace(places);
            var isKnown = isAlways || (place.IsTyped && _around is not null) || place.Find(_around) is not null;
            return isKnown ? place : AnswerPlace.None;
        }
    }

    /// <summary>The gateway's word for a state.</summary>
    public string WordFor(TaskState state) => _tasks.WordFor(state);

    /// <summary>A task with nothing around it.</summary>
    public JsonObject TaskOf(EmulatedTask task, TaskSnapshot moment) => _tasks.Write(task, moment);

    /// <summary>The answer about one task.</summary>
    public byte[] One(EmulatedTask task, TaskSnapshot moment) => Answer(_tasks.Write(task, moment), next: null);

    /// <summary>The answer about several tasks.</summary>
    /// <param name="tasks">The tasks, each as its product shows it.</param>
    /// <param name="next">The cursor of the next page; null when there is none.</param>
    public byte[] Many(IEnumerable<JsonNode> tasks, string? next = null) => Answer(new JsonArray([.. tasks]), next);

    private byte[] Answer(JsonNode tasks, string? next)
    {
        var answer = tasks;
        if (_around is not null)
        {
            answer = _around.DeepClone();
            JsonTree.Set(answer, _path, tasks);
        }

        if (answer is JsonObject)
        {
            WriteAround(answer, next);
        }

        return JsonAnswer.ToUtf8(answer);
    }

    private void WriteAround(JsonNode answer, string? next)
    {
        if (!_code.IsEmpty && _success is not null)
        {
            JsonTree.Set(answer, _code.First, _success.DeepClone());
        }

        if (!_requestId.IsEmpty)
        {
            _requestId.Write(answer, _requestIds.Next());
        }

        if (!_next.IsEmpty && next is not null)
        {
            _next.Write(answer, next);
        }
    }

    private static JsonNode? SuccessOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonTree.Of(document.RootElement);
    }
}
