namespace KlingGen.Runtime.Http;

/// <summary>One request on its way, and what may be said of it. What only failures need is made when one happens.</summary>
internal sealed class Call(HttpRequestMessage message, ApiRequest request, ApiClientOptions options, TimeSpan timeout)
{
    // A handler that follows redirects changes the message itself.
    private readonly HttpMethod _method = message.Method;
    private readonly Uri _address = message.RequestUri!;
    private readonly SentContent? _content = message.Content as SentContent;

    public HttpRequestMessage Message => message;

    public ApiClientOptions Options => options;

    public object? State => request.State;

    public TimeSpan Timeout => timeout;

    public Redaction Redaction => field ??= new Redaction(request.Secrets);

    public string Method => _method.Method;

    public Uri Address => field ??= RequestUris.Display(_address)!;

    public string Name => $"{Method} {Address}";

    /// <summary>Whether a method changes nothing, so that a redirect may be followed.</summary>
    public static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;

    /// <summary>The address that an answer came from, where a handler followed a redirect with a request that changes something: then it
    /// is not the answer of that request.</summary>
    public Uri? FollowedTo(HttpResponseMessage answer)
    {
        var last = answer.RequestMessage ?? message;
        return IsSafe(_method) || (last.Method == _method && last.RequestUri == (_content?.SentTo ?? _address)) ? null : last.RequestUri;
    }

    /// <summary>What is told of a request that a handler sent to another address, or whose answer came from there.</summary>
    public ApiException Redirected(Uri? address, Exception? cause = null)
    {
        var shown = RequestUris.Display(address);
        return new ApiException(
            $"{Name} was redirected to {shown}. A redirect is not followed for a request that changes something; "
                + "what the first address made of it is unknown.",
            cause)
        {
            Failure = ApiFailure.Redirect,
            Outcome = RequestOutcome.Unknown,
            Method = Method,
            RequestUri = Address,
            Location = shown,
        };
    }

    /// <summary>Whether a request got no answer because of the network, its time or its caller.</summary>
    public static bool IsExpected(Exception exception, Deadline deadline) => exception is OperationCanceledException
        ? deadline.Token.IsCancellationRequested || exception.InnerException is TimeoutException
        : NetworkFailure.IsNetwork(exception);

    /// <summary>What is told of a request that got no answer.</summary>
    public Exception Explain(Exception exception, Deadline deadline) => exception switch
    {
        OperationCanceledException when deadline.Caller.IsCancellationRequested =>
            new OperationCanceledException(exception.Message, exception, deadline.Caller),
        OperationCanceledException => Failed(
            ApiFailure.Timeout,
            $"{Name} got no answer{(deadline.HasPassed ? $" within {timeout.TotalSeconds:0.###} s" : " in time")}.",
            exception),
        _ when Find(exception) is { } redirected => Redirected(redirected.Address, exception),
        _ => Failed(
            ApiFailure.Connection,
            $"{Name} failed: {Redaction.CleanLine(NetworkFailure.Describe(exception, Address), 500)}.",
            exception,
            NetworkFailure.IsBeforeSending(exception)),
    };

    private static RedirectedException? Find(Exception? exception)
    {
        while (exception is not (null or RedirectedException))
        {
            exception = exception.InnerException;
        }

        return exception as RedirectedException;
    }

    private ApiException Failed(ApiFailure failure, string text, Exception cause, bool isProvablyUnsent = false) => new(text, cause)
    {
        Failure = failure,
        Outcome = isProvablyUnsent || _content is { WasBegun: false } ? RequestOutcome.NotSent : RequestOutcome.Unknown,
        Method = Method,
        RequestUri = Address,
    };
}
