using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>The body of a failure, read by the document's map.</summary>
internal sealed class RefusalContent(OperationDescriptor operation) : ErrorContent
{
    public override ApiException ToException(Answer answer, string message)
    {
        JsonElement body;
        try
        {
            body = TaskContent.Parse(BodyText.ToUtf8(answer.Body, answer.Charset).Span);
        }
        catch (JsonException)
        {
            // The status says enough.
            body = default;
        }

        return new TaskRefusedException(
            message, RefusalReader.Read(body, operation.Refusal, answer.Message.StatusCode, answer.Message.Headers), answer);
    }
}
