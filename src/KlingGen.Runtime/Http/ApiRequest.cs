using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>One call as an operation's method puts it together. It is used once.</summary>
public sealed partial class ApiRequest
{
    /// <summary>A shorter header of the caller's says nothing that is secret, and would be found everywhere.</summary>
    private const int ShortestSecret = 8;

    // Most requests have few of these, and many have none.
    private string _path;
    private List<KeyValuePair<string, string>>? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private List<KeyValuePair<string, string>>? _cookies;
    private List<string>? _problems;
    private List<ValidationError>? _faults;
    private string? _secret;
    private List<string>? _furtherSecrets;
    private string? _queryString;

    /// <summary>Begins a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path template, with <c>{parameters}</c>.</param>
    /// <param name="operation">The name of the operation, for traces (<see cref="OperationOption"/>).</param>
    /// <param name="server">The document's address for the operation.</param>
    /// <param name="security">The alternatives that the operation offers, each with the schemes it needs together.</param>
    public ApiRequest(
        string method, string path, string? operation = null, string? server = null, IReadOnlyList<ApiSecurityScheme[]>? security = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(path);
        Method = HttpMethod.Parse(method);
        _path = path;
        Operation = operation;
        Server = server;
        Security = security ?? [];
    }

    /// <summary>Where a <see cref="DelegatingHandler"/> finds the operation's name on the <see cref="HttpRequestMessage"/>.</summary>
    public static HttpRequestOptionsKey<string> OperationOption { get; } = new("KlingGen.Operation");

    internal HttpMethod Method { get; }

    internal string? Operation { get; }

    internal string? Server { get; }

    internal IReadOnlyList<ApiSecurityScheme[]> Security { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => (IReadOnlyList<KeyValuePair<string, string>>?)_headers ?? [];

    internal IReadOnlyList<KeyValuePair<string, string>> Cookies => (IReadOnlyList<KeyValuePair<string, string>>?)_cookies ?? [];

    /// <summary>What holds for this call alone.</summary>
    internal ApiRequestOptions? Options { get; set; }

    /// <summary>Whether the caller says that the newest copy need not be sent.</summary>
    internal bool IsConditional => Headers.Any(static header =>
        header.Key.Equals("If-None-Match", StringComparison.OrdinalIgnoreCase)
        || header.Key.Equals("If-Modified-Since", StringComparison.OrdinalIgnoreCase));

    /// <summary>What reading the answer needs to know of the question.</summary>
    internal object? State { get; set; }

    /// <summary>What the request carries and nobody may be shown.</summary>
    internal IReadOnlyList<string> Secrets =>
    [
        .. _secret is null ? [] : (string[])[_secret],
        .. _furtherSecrets ?? [],
        .. Options?.Headers.Values.Where(static value => value.Length >= ShortestSecret) ?? [],
        .. Confidential?.Invoke() ?? [],
    ];

    /// <summary>Whether a secret goes in a header that is not <c>Authorization</c>.</summary>
    internal bool HasFurtherSecretHeaders { get; private set; }

    /// <summary>What else the request says that nobody may be shown, for when something went wrong.</summary>
    internal Func<IEnumerable<string>>? Confidential { get; set; }

    /// <summary>Fills a parameter of the path.</summary>
    /// <param name="name">The name in the template.</param>
    /// <param name="value">The value.</param>
    /// <param name="style">Simple, label or matrix.</param>
    /// <param name="explode">Whether lists and objects are written apart.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are.</param>
    public ApiRequest Path(
        string name, ParameterValue value, ParameterStyle style = ParameterStyle.Simple, bool explode = false, bool allowReserved = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        AddFault(name, value);
        var text = ParameterText.InPath(
            name, value, style, explode, allowReserved ? ParameterEscaping.ReservedInPath : ParameterEscaping.Percent);
        if (value.IsAbsent || text.Length == 0)
        {
            AddProblem($"The path parameter '{name}' is empty; without it the request would go to another address.");
        }

        Fill(name, text);
        return this;
    }

    /// <summary>Adds a parameter of the query; an absent value adds nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="style">Form, spaceDelimited, pipeDelimited or deepObject.</param>
    /// <param name="explode">Whether lists and objects become several pairs.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are, but for those that would end the value.</param>
    public ApiRequest Query(
        string name, ParameterValue value, ParameterStyle style = ParameterStyle.Form, bool explode = true, bool allowReserved = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        AddFault(name, value);
        ParameterText.AppendPairs(
            _query ??= [], name, value, style, explode, allowReserved ? ParameterEscaping.ReservedInQuery : ParameterEscaping.Percent);
        return this;
    }

    /// <summary>Sets the whole query (OpenAPI 3.2): a text as it is, an object as a form.</summary>
    /// <param name="value">The value.</param>
    public ApiRequest QueryString(ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Text is { } text)
        {
            AddFault(name: null, value);
            _queryString = text.TrimStart('?').Replace("#", "%23", StringComparison.Ordinal);
            return this;
        }

        return Query("", value);
    }

    /// <summary>Adds a header; an absent value adds nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="explode">Whether an object is written as <c>name=value</c>.</param>
    public ApiRequest Header(string name, ParameterValue value, bool explode = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsAbsent)
        {
            return this;
        }

        AddFault(name, value);
        var text = ParameterText.InHeader(value, explode);
        if (IsHeaderText(text) || value.Fault is not null)
        {
            (_headers ??= []).Add(new(name, text));
        }
        else
        {
            AddProblem($"The header '{name}' holds a character that HTTP does not allow there (only printable ASCII is).");
        }

        return this;
    }

    /// <summary>Adds a cookie; an absent value adds nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="explode">Whether lists and objects become several pairs.</param>
    public ApiRequest Cookie(string name, ParameterValue value, bool explode = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        AddFault(name, value);
        ParameterText.AppendPairs(_cookies ??= [], name, value, ParameterStyle.Form, explode, ParameterEscaping.Percent);
        return this;
    }

    /// <summary>The address of the request; what cannot be said is a problem.</summary>
    internal Uri BuildAddress(BaseAddress address)
    {
        if (Climbs(_path))
        {
            AddProblem("A path parameter makes the path climb ('.' or '..'), so the request would go to another address.");
        }

        var query = _query is null ? "" : ParameterText.Concatenate(_query, "&");
        return address.Join(_path, (_queryString, query) switch
        {
            (null, _) => query,
            ({ } whole, "") => whole,
            ({ } whole, _) => whole + "&" + query,
        });
    }

    /// <summary>The headers of the caller's own for this call, which come before all others.</summary>
    internal void ApplyOptions()
    {
        if (Options is null)
        {
            return;
        }

        foreach (var (name, value) in Options.Headers)
        {
            ReplaceHeader(name, value, "The header");
        }

        if (Options.IdempotencyKey is { } key)
        {
            ReplaceHeader("Idempotency-Key", key, "The header");
        }
    }

    internal void AddSecret(ApiSecurityScheme scheme, string secret)
    {
        if (_secret is null)
        {
            _secret = secret;
        }
        else
        {
            (_furtherSecrets ??= []).Add(secret);
        }

        HasFurtherSecretHeaders |= scheme.Kind == ApiSecuritySchemeKind.ApiKeyCookie
            || (scheme.Kind == ApiSecuritySchemeKind.ApiKeyHeader
                && !string.Equals(scheme.ParameterName, "Authorization", StringComparison.OrdinalIgnoreCase));
        switch (scheme.Kind)
        {
            case ApiSecuritySchemeKind.Bearer:
                ReplaceHeader("Authorization", "Bearer " + secret, "The secret for the header");
                break;
            case ApiSecuritySchemeKind.Basic:
                var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
                ReplaceHeader("Authorization", "Basic " + encoded, "The secret for the header");
                break;
            case ApiSecuritySchemeKind.ApiKeyHeader:
                ReplaceHeader(scheme.ParameterName!, secret, "The secret for the header");
                break;
            case ApiSecuritySchemeKind.ApiKeyQuery:
                (_query ??= []).Add(new(Uri.EscapeDataString(scheme.ParameterName!), Uri.EscapeDataString(secret)));
                break;
            case ApiSecuritySchemeKind.ApiKeyCookie:
                (_cookies ??= []).Add(new(scheme.ParameterName!, Uri.EscapeDataString(secret)));
                break;
            default:
                break;
        }
    }

    private void ReplaceHeader(string name, string value, string what)
    {
        if (!IsHeaderText(value))
        {
            AddProblem(
                $"{what} '{name}' holds a character that HTTP does not allow there (only printable ASCII is), "
                + "such as a line break at its end.");
            return;
        }

        _headers ??= [];
        for (var i = _headers.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                _headers.RemoveAt(i);
            }
        }

        _headers.Add(new(name, value));
    }

    /// <summary>Notes what cannot be said in a parameter, or a body.</summary>
    private void AddFault(string? name, ParameterValue value)
    {
        if (value.Fault is { } fault)
        {
            (_faults ??= []).Add(name is null ? fault : fault.Within(name));
        }
    }

    private void AddProblem(string problem) => (_problems ??= []).Add(problem);

    /// <summary>Puts the text of a parameter into the path. Texts are escaped, so none can look like another parameter.</summary>
    private void Fill(string name, string text)
    {
        var start = 0;
        while (_path.IndexOf('{', start) is var open and >= 0 && _path.IndexOf('}', open) is var close and >= 0)
        {
            var isThis = _path.AsSpan(open + 1, close - open - 1).SequenceEqual(name);
            start = isThis ? open + text.Length : close + 1;
            _path = isThis ? string.Concat(_path.AsSpan(0, open), text, _path.AsSpan(close + 1)) : _path;
        }
    }

    private static bool Climbs(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var rest = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        while (true)
        {
            var slash = rest.IndexOf('/');
            if ((slash < 0 ? rest : rest[..slash]) is "." or "..")
            {
                return true;
            }

            if (slash < 0)
            {
                return false;
            }

            rest = rest[(slash + 1)..];
        }
    }

    private static bool IsHeaderText(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
