using System.Net;
using System.Text;

namespace KlingGen;

/// <summary>A gateway refused, broke, could not be reached, or answered something unreadable.</summary>
public sealed class KlingApiException : KlingException
{
    internal KlingApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What went wrong.</summary>
    public required KlingErrorKind Kind { get; init; }

    /// <summary>The name of the gateway that was called.</summary>
    public required string Gateway { get; init; }

    /// <summary>The gateway's own error code.</summary>
    public string? Code { get; init; }

    /// <summary>The gateway's own words, with links and keys taken out.</summary>
    public string? GatewayMessage { get; init; }

    /// <summary>The id that the gateway gave to the call, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Whether the same call can succeed later without anything being changed. Never where it may pay a second time: after a create
    /// that may have made a task which nothing finds.</summary>
    public bool IsTransient
    {
        get => field && (Outcome != TaskOutcome.MayExist || Handle is not null);
        init;
    }

    /// <summary>How long the gateway asks to wait before the next call, where it says.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer's bytes, unchanged. They can hold what the message leaves out: do not log them.</summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>The answer as text, unchanged. It can hold what the message leaves out: do not log it.</summary>
    public string RawText => Encoding.UTF8.GetString(RawBody.Span);

    /// <summary>Where the gateway wanted to send the call on; null where it did not.</summary>
    internal Uri? Location { get; init; }

    /// <summary>Whether the call was certainly not carried out, so that sending it again cannot make a second task.</summary>
    internal bool CertainlyNotCarriedOut { get; init; }

    /// <summary>Whether the gateway may refuse because a task has the request's id already.</summary>
    internal bool MayBeDuplicate { get; init; }

    /// <summary>The same failure for another task.</summary>
    internal KlingApiException Copy() => new(Message, InnerException)
    {
        Kind = Kind,
        Gateway = Gateway,
        Code = Code,
        GatewayMessage = GatewayMessage,
        RequestId = RequestId,
        StatusCode = StatusCode,
        IsTransient = IsTransient,
        RetryAfter = RetryAfter,
        RawBody = RawBody,
        Location = Location,
        CertainlyNotCarriedOut = CertainlyNotCarriedOut,
        MayBeDuplicate = MayBeDuplicate,
    };
}
