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
            return new TaskRefusedException(message, RefusalReader.Read(body.RootElement, operation.Refusal, answer), answer);
        }
        catch (JsonException)
        {
            var refusal = RefusalReader.Read(default, operation.Refusal, answer);
            return new TaskRefusedException(message, refusal with { Message = PlainText(answer) }, answer);
        }
    }

    /// <summary>A body that is neither JSON nor a page: then it is the gateway's words.</summary>
    private static string? PlainText(Answer answer) =>
        answer.SafeText?.Trim() is { Length: > 0 and <= LongestText } text && text[0] is not ('<' or '{' or '[') ? text : null;
}
