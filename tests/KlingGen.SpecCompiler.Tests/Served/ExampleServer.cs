using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A server on 127.0.0.1 that plays a document's examples: it compares what came with the
/// examples of the exchange that is due, and answers with those.</summary>
internal sealed class ExampleServer : IAsyncDisposable
{
    private LocalServer _server = null!;

    private ExampleServer()
    {
    }

    /// <summary>What the next request should be.</summary>
    public Exchange Due { get; set; } = null!;

    /// <summary>What was wrong with the last request; null when none came.</summary>
    public IReadOnlyList<string>? Problems { get; set; }

    /// <summary>Whether the last request did not ask for the media type that the exchange answers with.</summary>
    public bool IsUnasked { get; private set; }

    public static async Task<ExampleServer> StartAsync()
    {
        var server = new ExampleServer();
        server._server = await LocalServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>Where this server stands in for one of the document's.</summary>
    public Uri AddressOf(string? server) => new(_server.Address + PrefixOf(server));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The host becomes the first segment, so that a request for another server is found out.
    private static string PrefixOf(string? server) => server switch
    {
        null => "/-",
        _ when server.StartsWith('/') && !server.StartsWith("//", StringComparison.Ordinal) => "/-" + server.TrimEnd('/'),
        _ when server.StartsWith("//", StringComparison.Ordinal) => server[1..].TrimEnd('/'),
        _ => "/" + server[(server.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'),
    };

    private async Task AnswerAsync(HttpContext context)
    {
        var problems = new List<string>();
        Problems = problems;
        IsUnasked = false;
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var template = PathTemplate.Of(PrefixOf(Due.Operation.Server) + Due.Operation.Path);
        if (context.Request.Method != Due.Operation.Method || template.Match(target[0]) is not { } segments)
        {
            problems.Add($"{context.Request.Method} {target[0]} is no {Due.Operation}.");
        }
        else
        {
            var received = new ReceivedRequest(segments, target.Length > 1 ? target[1] : "", context.Request);
            ReceivedSecurity.Check(Due.Operation.Security, received, problems);
            ReceivedParameters.Check(Due, received, problems);
            received.ReportRest(problems);
            await ReceivedBody.CheckAsync(Due, context.Request, problems);
        }

        await SendAsync(context);
    }

    private async Task SendAsync(HttpContext context)
    {
        var accept = context.Request.Headers.Accept.ToString();
        if (Due is { AnswerType: { } wanted, Status: < 300 }
            && !accept.Contains(MediaTypes.Name(wanted), StringComparison.OrdinalIgnoreCase))
        {
            IsUnasked = true;
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        context.Response.StatusCode = Due.Status;
        foreach (var (name, header) in Headers(Due))
        {
            context.Response.Headers[name] = header;
        }

        if (Due.AnswerType is { } type)
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(Due.AnswerBytes);
        }
    }

    /// <summary>The answer's headers, as text.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(Exchange exchange)
    {
        var responses = exchange.Operation.Operation.Responses!;
        var status = exchange.Status.ToString();
        var response = responses.TryGetValue(status, out var own)
            ? own
            : responses.TryGetValue(status[..1] + "XX", out var range)
            ? range
            : responses["default"];
        return (response.Headers ?? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))
            .Select(static header => (header.Key,
                Examples.Of(header.Value) is JsonArray list ? string.Join(',', list) : Examples.Of(header.Value)?.ToString() ?? ""));
    }
}
