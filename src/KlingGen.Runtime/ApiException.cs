using System.Net;
using System.Net.Http.Headers;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>A call that failed: the network, the server, or an answer that could not be read. Messages carry no query string,
/// credential or signed address.</summary>
public class ApiException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">A sentence for a person, free of secrets.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public ApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ApiException(string message, ApiFailure failure, Answer answer, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        Outcome = answer.Outcome;
        Method = answer.Call.Method;
        RequestUri = answer.Call.Address;
        Location = answer.Location;
        StatusCode = answer.Message.StatusCode;
        Headers = answer.Message.Headers;
        ContentType = answer.ContentType;
        RetryAfter = answer.RetryAfter;
        RawBody = answer.Body;
        BodyText = answer.SafeText;
        ServerMessage = answer.Words;
    }

    /// <summary>Why the call failed.</summary>
    public ApiFailure Failure { get; init; }

    /// <summary>Whether the request may have had an effect on the server.</summary>
    public RequestOutcome Outcome { get; init; }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; init; }

    /// <summary>The address of the request without user, query and fragment.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>The address that a redirect points to, without user, query and fragment; null where there is none.</summary>
    public Uri? Location { get; init; }

    /// <summary>The status of the answer, or null when none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The headers of the answer, or null when none came.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>The media type of the answer, or null when none was named.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long the server asks to wait (<c>Retry-After</c>), counted from the answer; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer's body as it came, unzipped: that of a success which could not be read is kept whole, that of an error or beyond
    /// <see cref="ApiClientOptions.MaxResponseBytes"/> is cut at <see cref="ApiClientOptions.MaxErrorBytes"/>.
    /// It may hold what a log must not.</summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>What the body says to people, with credentials and the queries of addresses taken out, on one line and cut;
    /// null where it says nothing, or is no JSON.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The beginning of the body as text, with credentials and the queries of addresses taken out;
    /// null when there was no body.</summary>
    public string? BodyText { get; init; }
}
