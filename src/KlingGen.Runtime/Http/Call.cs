namespace KlingGen.Runtime.Http;

/// <summary>One request on its way, and what may be said of it. What only failures need is made when one happens.</summary>
internal sealed class Call(HttpRequestMessage message, ApiRequest request, ApiClientOptions options, TimeSpan timeout)
{
    // A handler that follows redirects changes the message itself.
    private readonly HttpMethod _method = message.Method;
    private readonly Uri _address = message.RequestUri!;
    private readonly SentContent? _content = message.Content as SentContent;

    /// <summary>What is sent: after a redirect the request that followed it.</summary>
    public HttpRequestMessage Message { get; private set; } = message;

    /// <summary>How many redirects were followed.</summary>
    public int Redirects { get; private set; }

    /// <summary>Whether a redirect led to another origin.</summary>
    public bool HasLeft { get; set; }

    public ApiClientOptions Options => options;

    public object? State => request.State;

    public TimeSpan Timeout => timeout;

    public Redaction Redaction => field ??= new Redaction(request.Secrets);

    public string Method => _method.Method;

    public Uri Address => field ??= RequestUris.Display(_address)!;

    public string Name => $"{Method} {Address}";

    /// <summary>Whether the request changes nothing and brings nothing, so that a redirect may be followed.</summary>
    public bool ChangesNothing => (_method == HttpMethod.Get || _method == HttpMethod.Head) && _content is null;

    /// <summary>Whether an answer is of another media type than the method reads, and the caller asked for that.</summary>
    public bool WantsAnother(Answer answer, string mediaType) => request.Options is { } asked
        && (asked.Accept ?? asked.Headers.GetValueOrDefault("Accept")) is { } accept
        && answer.ContentType is { } type
        && !mediaType.StartsWith(type, StringComparison.OrdinalIgnoreCase)
        && accept.Contains(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes on with the request that follows a redirect.</summary>
    public void Follow(HttpRequestMessage next)
    {
        Message.Dispose();
        Message = next;
        Redirects++;
    }

    /// <summary>The address that an answer came from, where a handler followed a redirect with a request that changes something: then it
    /// is not the answer of that request.</summary>
    public Uri? FollowedTo(HttpResponseMessage answer)
    {
        var last = answer.RequestMessage ?? Message;
        return ChangesNothing || (last.Method == _method && last.RequestUri == (_content?.SentTo ?? _address)) ? null : last.RequestUri;
    }

    /// <summary>The address that an answer came from, where a handler followed a redirect to another origin and took a secret along: it
    /// takes out the header <c>Authorization</c> alone.</summary>
    public Uri? SecretTakenTo(HttpResponseMessage answer) => Redirects == 0 && ChangesNothing && request.HasFurtherSecretHeaders
        && answer.RequestMessage?.RequestUri is { } last && !Http.Redirects.IsSameOrigin(last, _address) ? last : null;

    /// <summary>What is told of a query that a handler sent to another origin with a secret.</summary>
    public ApiException SecretTaken(Uri address)
    {
        var shown = RequestUris.Display(address);
        return new ApiException(
            $"{Name} was redirected to {shown} by a handler that took the caller's secret along. Give the client an HttpClient whose "
                + $"handler follows no redirect, as {nameof(ApiClient)}.{nameof(ApiClient.CreateHandler)} makes it, and renew the secret.")
        {
            Failure = ApiFailure.Redirect,
            Outcome = RequestOutcome.Unknown,
            Method = Method,
            RequestUri = Address,
            Location = shown,
        };
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
