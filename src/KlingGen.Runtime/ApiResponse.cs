using System.Net;
using System.Net.Http.Headers;
using KlingGen.Runtime.Http;

namespace KlingGen.Runtime;

/// <summary>An answer that means success.</summary>
public class ApiResponse : IDisposable
{
    private readonly IDisposable? _owner;

    internal ApiResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, IDisposable? owner)
    {
        StatusCode = message.StatusCode;
        Headers = message.Headers;
        ContentHeaders = message.Content.Headers;
        Body = body;
        _owner = owner;
    }

    /// <summary>Makes an answer, for tests of code that calls a client.</summary>
    /// <param name="statusCode">The status.</param>
    public static ApiResponse Create(HttpStatusCode statusCode = HttpStatusCode.NoContent)
    {
        using var message = new HttpResponseMessage(statusCode);
        return new ApiResponse(message, default, owner: null);
    }

    /// <summary>Makes an answer with a value, for tests of code that calls a client.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="statusCode">The status.</param>
    public static ApiResponse<T> Create<T>(T value, HttpStatusCode statusCode = HttpStatusCode.OK)
    {
        using var message = new HttpResponseMessage(statusCode);
        return new ApiResponse<T>(message, default, owner: null, value, hasValue: true);
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The headers that describe the body: its length, type and range.</summary>
    public HttpContentHeaders ContentHeaders { get; }

    /// <summary>The body as it came, unzipped; empty when the value is a stream or a sequence that is still being received.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>What the document's rules found doubtful about the request, though not wrong enough to keep it back (<c>x-severity:
    /// warning</c>): a model that is retired, a member that is known to be ignored. Empty for a request without doubts,
    /// and when requests are not checked.</summary>
    public IReadOnlyList<ValidationError> RequestWarnings { get; internal set; } = [];

    /// <summary>Reads the body as a type that the document gives for another status than the method's own.</summary>
    /// <typeparam name="TValue">The type.</typeparam>
    /// <exception cref="ApiJsonException">The body is not JSON of that type.</exception>
    public TValue BodyAs<TValue>()
        where TValue : IApiModel<TValue> => ApiJson.Parse<TValue>(BodyText.ToUtf8(Body, ContentHeaders.ContentType?.CharSet).Span);

    /// <summary>Ends the connection of an answer that is a stream; of other answers nothing is left to release.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the answer holds.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _owner?.Dispose();
        }
    }
}
