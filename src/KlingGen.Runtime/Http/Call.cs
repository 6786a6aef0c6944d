namespace KlingGen.Runtime.Http;

/// <summary>One request on its way, and what may be said of it.</summary>
internal sealed class Call(HttpRequestMessage message, TrackedContent? content, Redaction redaction, ApiClientOptions options)
{
    public HttpRequestMessage Message => message;

    public Redaction Redaction => redaction;

    public ApiClientOptions Options => options;

    public string Method => message.Method.Method;

    public Uri Address { get; } = RequestUris.Display(message.RequestUri)!;

    public string Name => $"{Method} {Address}";

    public ApiException Failed(ApiFailure failure, string message, Exception cause, bool isProvablyUnsent = false) => new(message, cause)
    {
        Failure = failure,
        Outcome = isProvablyUnsent || content is { WasBegun: false } ? RequestOutcome.NotSent : RequestOutcome.Unknown,
        Method = Method,
        RequestUri = Address,
    };

    public ApiException TimedOut(TimeSpan? limit, Exception cause) =>
        Failed(ApiFailure.Timeout, $"{Name} got no answer{(limit is { } time ? $" within {time.TotalSeconds:0.###} s" : " in time")}.", cause);

    public ApiException NotReached(Exception cause) =>
        Failed(
            ApiFailure.Connection,
            $"{Name} failed: {Redaction.CleanLine(NetworkFailure.Describe(cause, Address), 500)}.",
            cause,
            NetworkFailure.IsBeforeSending(cause));
}
