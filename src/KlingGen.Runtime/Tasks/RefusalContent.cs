using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>The body of a failure, read by the document's map.</summary>
internal sealed class RefusalContent(OperationDescriptor operation) : ErrorContent
{
    private const int LongestText = 2000;

    public override ApiException ToException(Answer answer, string message)
    {
        try
        {
            using var body = RawJson.Parse(answer.Text);
            var refusal = RefusalReader.Read(body.RootElement, operation.Refusal, answer);
            return new TaskRefusedException(message, refusal, answer)
            {
                Task = RefusalReader.IsPlain(refusal) ? null : TaskIn(answer.Text),
            };
        }
        catch (JsonException)
        {
            var refusal = RefusalReader.Read(default, operation.Refusal, answer);
            return new TaskRefusedException(message, refusal with { Message = PlainText(answer) }, answer);
        }
    }

    /// <summary>A task that goes on, where the document says: what failed was then the answer and not the call.</summary>
    private TaskRecord? TaskIn(ReadOnlyMemory<byte> utf8Json)
    {
        var facts = TaskReader.Scan(ref utf8Json, operation);
        return TaskReader.Fitting(facts, operation, utf8Json, asked: null) is { State: TaskState.Submitted or TaskState.Processing } task
            ? task
            : null;
    }

    /// <summary>A body that is neither JSON nor a page: then it is the gateway's words.</summary>
    private static string? PlainText(Answer answer) =>
        answer.SafeText?.Trim() is { Length: > 0 and <= LongestText } text && text[0] is not ('<' or '{' or '[') ? text : null;
}
