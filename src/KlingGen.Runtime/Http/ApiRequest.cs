using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>One call as an operation's method puts it together. It is used once.</summary>
public sealed partial class ApiRequest
{
    private readonly Dictionary<string, string> _path = [];
    private readonly List<KeyValuePair<string, string>> _query = [];
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<KeyValuePair<string, string>> _cookies = [];
    private readonly List<string> _problems = [];
    private string? _queryString;

    /// <summary>Begins a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path template, with <c>{parameters}</c>.</param>
    /// <param name="operation">The name of the operation, for traces (<see cref="OperationOption"/>).</param>
    /// <param name="server">The document's address for the operation.</param>
    /// <param name="security">The alternatives that the operation offers, each with the schemes it needs together.</param>
    public ApiRequest(string method, string path, string? operation = null, string? server = null, IReadOnlyList<ApiSecurityScheme[]>? security = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(path);
        Method = HttpMethod.Parse(method);
        Template = path;
        Operation = operation;
        Server = server;
        Security = security ?? [];
    }

    /// <summary>Where a <see cref="DelegatingHandler"/> finds the operation's name on the <see cref="HttpRequestMessage"/>.</summary>
    public static HttpRequestOptionsKey<string> OperationOption { get; } = new("KlingGen.Operation");

    internal HttpMethod Method { get; }

    internal string Template { get; }

    internal string? Operation { get; }

    internal string? Server { get; }

    internal IReadOnlyList<ApiSecurityScheme[]> Security { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    internal IReadOnlyList<KeyValuePair<string, string>> Cookies => _cookies;

    /// <summary>What keeps the request from being put together at all, whether or not requests are validated.</summary>
    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>Fills a parameter of the path.</summary>
    /// <param name="name">The name in the template.</param>
    /// <param name="value">The value.</param>
    /// <param name="style">Simple, label or matrix.</param>
    /// <param name="explode">Whether lists and objects are written apart.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are.</param>
    public ApiRequest Path(string name, ParameterValue value, ParameterStyle style = ParameterStyle.Simple, bool explode = false, bool allowReserved = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var text = ParameterText.InPath(name, value, style, explode, allowReserved ? ParameterEscaping.ReservedInPath : ParameterEscaping.Percent);
        if (value.IsAbsent || text.Length == 0)
        {
            _problems.Add($"The path parameter '{name}' is empty; without it the request would go to another address.");
        }

        _path[name] = text;
        return this;
    }

    /// <summary>Adds a parameter of the query; an absent value adds nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="style">Form, spaceDelimited, pipeDelimited or deepObject.</param>
    /// <param name="explode">Whether lists and objects become several pairs.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are, but for those that would end the value.</param>
    public ApiRequest Query(string name, ParameterValue value, ParameterStyle style = ParameterStyle.Form, bool explode = true, bool allowReserved = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        ParameterText.AppendPairs(_query, name, value, style, explode, allowReserved ? ParameterEscaping.ReservedInQuery : ParameterEscaping.Percent);
        return this;
    }

    /// <summary>Sets the whole query (OpenAPI 3.2): a text as it is, an object as a form.</summary>
    /// <param name="value">The value.</param>
    public ApiRequest QueryString(ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Text is { } text)
        {
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

        var text = ParameterText.InHeader(value, explode);
        if (IsHeaderText(text))
        {
            _headers.Add(new(name, text));
        }
        else
        {
            _problems.Add($"The header '{name}' holds a character that HTTP does not allow there (only printable ASCII is).");
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
        ParameterText.AppendPairs(_cookies, name, value, ParameterStyle.Form, explode, ParameterEscaping.Percent);
        return this;
    }

    /// <summary>The path and query of the request; what cannot be said is a problem.</summary>
    internal (string Path, string Query) BuildTarget()
    {
        var path = new StringBuilder(Template.Length + 32);
        var start = 0;
        while (Template.IndexOf('{', start) is var open and >= 0 && Template.IndexOf('}', open) is var close and >= 0)
        {
            path.Append(Template, start, open - start);
            path.Append(_path.TryGetValue(Template[(open + 1)..close], out var value) ? value : Template[open..(close + 1)]);
            start = close + 1;
        }

        path.Append(Template, start, Template.Length - start);
        var text = path.ToString();
        if (text.Split('?')[0].Split('/').Any(static segment => segment is "." or ".."))
        {
            _problems.Add("A path parameter makes the path climb ('.' or '..'), so the request would go to another address.");
        }

        var query = ParameterText.Concatenate(_query, "&");
        return (text, (_queryString, query) switch
        {
            (null, _) => query,
            ({ } whole, "") => whole,
            ({ } whole, _) => whole + "&" + query,
        });
    }

    internal void AddSecret(ApiSecurityScheme scheme, string secret)
    {
        switch (scheme.Kind)
        {
            case ApiSecuritySchemeKind.Bearer:
                AddSecretHeader("Authorization", "Bearer " + secret);
                break;
            case ApiSecuritySchemeKind.Basic:
                AddSecretHeader("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
                break;
            case ApiSecuritySchemeKind.ApiKeyHeader:
                AddSecretHeader(scheme.ParameterName!, secret);
                break;
            case ApiSecuritySchemeKind.ApiKeyQuery:
                _query.Add(new(Uri.EscapeDataString(scheme.ParameterName!), Uri.EscapeDataString(secret)));
                break;
            case ApiSecuritySchemeKind.ApiKeyCookie:
                _cookies.Add(new(scheme.ParameterName!, Uri.EscapeDataString(secret)));
                break;
            default:
                break;
        }
    }

    private void AddSecretHeader(string name, string value)
    {
        if (!IsHeaderText(value))
        {
            _problems.Add($"The secret for the header '{name}' holds a character that HTTP does not allow there, such as a line break at its end.");
            return;
        }

        _headers.RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        _headers.Add(new(name, value));
    }

    private static bool IsHeaderText(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
