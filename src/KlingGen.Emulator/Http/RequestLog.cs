using System.Text;
using KlingGen.Emulator.Gateways;
using KlingGen.Emulator.Media;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Http;

/// <summary>The requests that came, oldest first.</summary>
internal sealed class RequestLog(EmulatorOptions options)
{
    private readonly Lock _gate = new();
    private const long MostCharacters = 100_000_000;

    private readonly Queue<RecordedRequest> _requests = new();
    private long _characters;
    private long _count;

    /// <summary>How many came, also those that are not remembered.</summary>
    public long Count => Interlocked.Read(ref _count);

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

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _characters = 0;
            Interlocked.Exchange(ref _count, 0);
        }
    }

    public void Add(HttpContext context, GatewayEndpoint? endpoint, byte[] body)
    {
        Interlocked.Increment(ref _count);
        if (options.RecordedRequests <= 0 && options.RequestCompleted is null)
        {
            return;
        }

        var recorded = RecordOf(context.Request, endpoint, body);
        lock (_gate)
        {
            _requests.Enqueue(recorded);
            _characters += recorded.Body.Length;
            while (_requests.Count > options.RecordedRequests || _characters > MostCharacters)
            {
                _characters -= _requests.Dequeue().Body.Length;
            }
        }

        Follow(context, recorded);
    }

    private RecordedRequest RecordOf(HttpRequest request, GatewayEndpoint? endpoint, byte[] body)
    {
        string[] secrets = [VideoLinks.Token, .. endpoint?.SecretNames ?? []];
        return new RecordedRequest
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
