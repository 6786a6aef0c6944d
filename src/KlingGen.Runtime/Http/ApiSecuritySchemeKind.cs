namespace KlingGen.Runtime.Http;

/// <summary>How a secret travels.</summary>
public enum ApiSecuritySchemeKind
{
    /// <summary><c>Authorization: Bearer</c> and a token.</summary>
    Bearer,

    /// <summary><c>Authorization: Basic</c> and user and password.</summary>
    Basic,

    /// <summary>A header of its own.</summary>
    ApiKeyHeader,

    /// <summary>A query parameter.</summary>
    ApiKeyQuery,

    /// <summary>A cookie.</summary>
    ApiKeyCookie,

    /// <summary>Nothing that the request carries (mutual TLS).</summary>
    None,
}
