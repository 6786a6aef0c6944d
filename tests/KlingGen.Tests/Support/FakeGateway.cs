using System.Net;
using System.Text;
namespace KlingGen.Tests.Support;

/// <summary>A gateway that answers as a test has told it, in order, and remembers what it was asked.</summary>
internal sealed class FakeGateway : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    private (Func<HttpRequestMessage, bool> IsMeant, Func<HttpResponseMessage> Answer)? _standing;

    public List<Call> Calls { get; } = [];

    public HttpClient Http() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public FakeGateway Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(_ => new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    /// <summary>Answers calls of a kind always in one way; they take nothing from the others' answers.</summary>
    public FakeGateway Otherwise(Func<HttpRequestMessage, bool> isMeant, string json, HttpStatusCode status)
    {
        _standing = (isMeant, () => new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
        return this;
    }

    public FakeGateway Html(HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(_ => new HttpResponseMessage(status) { Content = new StringContent("<!DOCTYPE html><title>Hi</title>", Encoding.UTF8, "text/html") });

    public FakeGateway Bytes(byte[] bytes) =>
        Answer(_ => new HttpResponseMessage { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("video/mp4") } } });

    public FakeGateway Fail(HttpRequestError error) =>
        Answer(_ => throw new HttpRequestException(error, "no luck"));

    /// <summary>Never answers: only the caller's token ends the call.</summary>
    public FakeGateway Silence(Action? whenAsked = null)
    {
        _answers.Enqueue(async (_, cancellationToken) =>
        {
            whenAsked?.Invoke();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage();
        });
        return this;
    }

    public FakeGateway Answer(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        _answers.Enqueue((request, _) => Task.FromResult(answer(request)));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls.Add(new Call(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.Authorization?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        if (_standing is { } standing && standing.IsMeant(request))
        {
            return standing.Answer();
        }

        return _answers.TryDequeue(out var answer)
            ? await answer(request, cancellationToken)
            : throw new InvalidOperationException($"Nobody expected {request.Method} {request.RequestUri}.");
    }

    internal sealed record Call(string Method, string Address, string? Authorization, string Body);
}
