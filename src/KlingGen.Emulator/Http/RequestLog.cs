using System.Text;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Media;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>The requests that came, oldest first.</summary>
internal sealed class RequestLog(EmulatorOptions options)
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();

    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(HttpContext context, GatewayEndpoint? endpoint, byte[] body)
    {
        var request = context.Request;
        string[] secrets = [VideoLinks.Token, .. endpoint?.SecretNames ?? []];
        var recorded = new RecordedRequest
        {
            Gateway = endpoint?.Gateway,
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            Query = Array.Exists(secrets, request.Query.ContainsKey) ? "?…" : request.QueryString.Value ?? "",
            Headers = request.Headers.ToDictionary(
                static header => header.Key,
                header => IsSecret(header.Key) ? "…" : Safe(header.Key, header.Value.ToString()),
                StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(body),
            ReceivedAt = options.TimeProvider.GetUtcNow(),
        };
        lock (_gate)
        {
            _requests.Enqueue(recorded);
            while (_requests.Count > options.RecordedRequests)
            {
                _requests.Dequeue();
            }
        }

        Follow(context, recorded);

        bool IsSecret(string name) => secrets.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private void Follow(HttpContext context, RecordedRequest recorded)
    {
        var response = context.Response;

        // Before the client can have seen the answer, so that whoever has it finds its status here.
        response.OnStarting(() =>
        {
            recorded.StatusCode = context.IsCut() ? null : response.StatusCode;
            return Task.CompletedTask;
        });
        response.OnCompleted(() =>
        {
            options.RequestCompleted?.Invoke(recorded);
            return Task.CompletedTask;
        });
    }

    private static string Safe(string name, string value) => name.ToUpperInvariant() switch
    {
        "AUTHORIZATION" or "PROXY-AUTHORIZATION" => value.Split(' ')[0] + " …",
        "COOKIE" or "X-API-KEY" => "…",
        _ => value,
    };
}
