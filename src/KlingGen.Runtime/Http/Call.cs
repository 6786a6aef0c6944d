namespace KlingGen.Runtime.Http;

/// <summary>One request on its way, and what may be said of it. What only failures need is made when one happens.</summary>
internal sealed class Call(HttpRequestMessage message, ApiRequest request, ApiClientOptions options, TimeSpan timeout)
{
    public HttpRequestMessage Message => message;

    public ApiClientOptions Options => options;

    public object? State => request.State;

    public TimeSpan Timeout => timeout;

    public Redaction Redaction => field ??= new Redaction(request.Secrets);

    public string Method => message.Method.Method;

    public Uri Address => field ??= RequestUris.Display(message.RequestUri)!;

    public string Name => $"{Method} {Address}";

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
        _ => Failed(
            ApiFailure.Connection,
            $"{Name} failed: {Redaction.CleanLine(NetworkFailure.Describe(exception, Address), 500)}.",
            exception,
            NetworkFailure.IsBeforeSending(exception)),
    };

    private ApiException Failed(ApiFailure failure, string text, Exception cause, bool isProvablyUnsent = false) => new(text, cause)
    {
        Failure = failure,
        Outcome = isProvablyUnsent || message.Content is SentContent { WasBegun: false } ? RequestOutcome.NotSent : RequestOutcome.Unknown,
        Method = Method,
        RequestUri = Address,
    };
}
