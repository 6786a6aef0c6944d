using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>How the secret of an API travels.</summary>
internal sealed class SecurityScheme(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>The name of an API key's header, query parameter or cookie.</summary>
    public string? Name => Values.Text(Node, "name");

    public string? Description => Values.Text(Node, "description");

    public SecurityScheme? Follow() => Context.References.Follow(Node) is { } target ? new SecurityScheme(target, Context) : null;

    /// <summary>How the secret travels; null, and a diagnostic, where no request can carry it as the scheme asks.</summary>
    public SecuritySchemeKind? KindOf(string key) =>
        Required(key, "type", "the scheme's type, such as 'http' or 'apiKey'") switch
        {
            null => null,
            "http" => HttpKind(key),
            "apiKey" => ApiKeyKind(key),
            "oauth2" or "openIdConnect" => SecuritySchemeKind.Bearer,
            "mutualTLS" => SecuritySchemeKind.None,
            var other => Unsupported(key, "type", other, "'http', 'apiKey', 'oauth2', 'openIdConnect' and 'mutualTLS'"),
        };

    private SecuritySchemeKind? HttpKind(string key) =>
        Required(key, "scheme", "the HTTP authentication scheme, such as 'bearer' or 'basic'") switch
        {
            null => null,
            var name when name.Equals("bearer", StringComparison.OrdinalIgnoreCase) => SecuritySchemeKind.Bearer,
            var name when name.Equals("basic", StringComparison.OrdinalIgnoreCase) => SecuritySchemeKind.Basic,
            var name => Unsupported(key, "scheme", name, "'bearer' and 'basic'"),
        };

    private SecuritySchemeKind? ApiKeyKind(string key)
    {
        var name = Required(key, "name", "the name of the header, query parameter or cookie");
        var place = Required(key, "in", "'header', 'query' or 'cookie'");
        return (name, place) switch
        {
            (null, _) or (_, null) => null,
            (_, "header") => SecuritySchemeKind.ApiKeyHeader,
            (_, "query") => SecuritySchemeKind.ApiKeyQuery,
            (_, "cookie") => SecuritySchemeKind.ApiKeyCookie,
            _ => Unsupported(key, "in", place, "'header', 'query' and 'cookie'"),
        };
    }

    private string? Required(string key, string member, string meaning)
    {
        if (Values.Text(Node, member)?.Trim() is { Length: > 0 } text)
        {
            return text;
        }

        Report(SpecDescriptors.IncompleteSecurityScheme, key, member, meaning);
        return null;
    }

    private SecuritySchemeKind? Unsupported(string key, string member, string value, string supported)
    {
        ReportKey(SpecDescriptors.UnsupportedSecurityScheme, member, key, member, value, supported);
        return null;
    }
}
