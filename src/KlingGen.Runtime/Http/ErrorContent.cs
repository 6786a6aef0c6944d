namespace KlingGen.Runtime.Http;

/// <summary>How a failure's body is read.</summary>
internal abstract class ErrorContent
{
    /// <summary>The exception with the typed body.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is not what it should be.</exception>
    public abstract ApiException ToException(Answer answer, string message);
}
