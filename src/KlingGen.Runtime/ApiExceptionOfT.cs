using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>A failure whose body is of the type that the document gives for its status.</summary>
/// <typeparam name="TError">The type of the body.</typeparam>
public sealed class ApiException<TError> : ApiException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">A sentence for a person, free of secrets.</param>
    /// <param name="error">The body.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public ApiException(string message, TError error, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    internal ApiException(string message, TError error, Answer answer)
        : base(message, ApiFailure.Status, answer) => Error = error;

    /// <summary>The body of the answer.</summary>
    public TError Error { get; }
}
