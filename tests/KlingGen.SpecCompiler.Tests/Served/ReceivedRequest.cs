using Microsoft.AspNetCore.Http;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A request's parts, raw, each taken away once it is accounted for.</summary>
internal sealed class ReceivedRequest
{
    private static readonly HashSet<string> s_transport = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Accept", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Cookie", "traceparent", "tracestate",
    };

    private readonly Dictionary<string, string> _path;
    private readonly List<(string Name, string Value)> _query;
    private readonly List<(string Name, string Value)> _cookies;
    private readonly Dictionary<string, string> _headers;

    public ReceivedRequest(Dictionary<string, string> path, string query, HttpRequest request)
    {
        _path = path;
        Query = query;
        _query = [.. Pairs(query, '&')];
        _cookies = [.. Pairs(request.Headers.Cookie.ToString(), ';')];
        _headers = request.Headers
            .Where(static header => !s_transport.Contains(header.Key))
            .ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The whole query, raw.</summary>
    public string Query { get; }

    public string? TakePath(string name) => _path.GetValueOrDefault(name);

    public string? TakeHeader(string name) => _headers.Remove(name, out var value) ? value : null;

    /// <summary>The raw values of a name, or of each name that a test accepts.</summary>
    public List<(string Name, string Value)> Take(string place, Func<string, bool> isWanted)
    {
        var pairs = place == "cookie" ? _cookies : _query;
        var found = pairs.FindAll(pair => isWanted(pair.Name));
        pairs.RemoveAll(pair => isWanted(pair.Name));
        return found;
    }

    public void ReportRest(List<string> problems)
    {
        problems.AddRange(_query.Select(static pair => $"Nobody asked for ?{pair.Name}={pair.Value}."));
        problems.AddRange(_cookies.Select(static pair => $"Nobody asked for the cookie {pair.Name}={pair.Value}."));
        problems.AddRange(_headers.Select(static pair => $"Nobody asked for the header {pair.Key}: {pair.Value}."));
    }

    public static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static IEnumerable<(string Name, string Value)> Pairs(string text, char separator)
    {
        foreach (var pair in text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = pair.Split('=', 2);
            yield return (Unescape(sides[0]), sides.Length > 1 ? sides[1] : "");
        }
    }
}
