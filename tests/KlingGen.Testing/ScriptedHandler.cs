using System.Net;
using System.Text;

namespace KlingGen.Testing;

/// <summary>Answers as told, and remembers what was asked, read before the request is gone.</summary>
public sealed class ScriptedHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public HttpRequestMessage Request { get; private set; } = null!;

    public string? Body { get; private set; }

    public string? ContentType { get; private set; }

    public static ScriptedHandler Json(string body, HttpStatusCode status = HttpStatusCode.OK) => With(body, "application/json", status);

    public static ScriptedHandler With(string body, string contentType, HttpStatusCode status = HttpStatusCode.OK) =>
        new(_ => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Request = request;
        Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        ContentType = request.Content?.Headers.ContentType?.ToString();
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
