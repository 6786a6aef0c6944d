using System.Text.Json;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>The body of a failure, read by the document's map.</summary>
internal sealed class RefusalContent(OperationDescriptor operation) : ErrorContent
{
    public override ApiException ToException(Answer answer, string message)
    {
        try
        {
            using var body = RawJson.Parse(answer.Text);
            return new TaskRefusedException(message, RefusalReader.Read(body.RootElement, operation.Refusal, answer), answer);
        }
        catch (JsonException)
        {
            // The status says enough.
            return new TaskRefusedException(message, RefusalReader.Read(default, operation.Refusal, answer), answer);
        }
    }
}
