namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>How the secret of a security scheme travels.</summary>
internal enum SecuritySchemeKind
{
    /// <summary><c>Authorization: Bearer</c>: HTTP bearer, OAuth 2 and OpenID Connect tokens that the caller supplies.</summary>
    Bearer,
    Basic,
    ApiKeyHeader,
    ApiKeyQuery,
    ApiKeyCookie,

    /// <summary>Nothing that a request carries (mutual TLS).</summary>
    None,
}
