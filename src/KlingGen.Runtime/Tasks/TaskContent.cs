using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>An answer with a task or a list of tasks: parsed once, and refused where it says that it is no success.</summary>
internal sealed class TaskContent(OperationDescriptor operation, bool isList) : ResponseContent<TaskAnswer>(operation.Accept)
{
    internal override TaskAnswer Read(Answer answer)
    {
        var json = Parse(BodyText.ToUtf8(answer.Body, answer.Charset).Span);
        var found = isList ? TaskAnswer.OfList(json, operation) : TaskAnswer.OfTask(json, operation);
        return RefusalReader.Find(found, operation, answer.Message.StatusCode, answer.Message.Headers) is { } refusal
            ? throw new TaskRefusedException(answer.Refused(refusal.Message), refusal, answer)
            : found;
    }

    /// <summary>Reads JSON that owns its memory, so that nobody needs to dispose of it.</summary>
    /// <exception cref="JsonException">The text does not begin with a JSON value.</exception>
    internal static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return JsonElement.ParseValue(ref reader);
    }
}
