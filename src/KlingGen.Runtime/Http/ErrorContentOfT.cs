namespace KlingGen.Runtime.Http;

/// <summary>How a failure's body becomes a <typeparamref name="TError"/>.</summary>
internal sealed class ErrorContent<TError>(ResponseContent<TError> content) : ErrorContent
{
    public override ApiException ToException(Answer answer, string message) =>
        new ApiException<TError>(message, content.Parse(answer.Body, answer.Charset), answer);
}
