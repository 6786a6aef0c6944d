using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Reads how the secret of a security scheme travels.</summary>
internal sealed class SecuritySchemeReader(SpecReader reader)
{
    /// <summary>How the secret travels; null, and a diagnostic, where no request can carry it as the scheme asks.</summary>
    public SecuritySchemeKind? KindOf(string key, SpecNode scheme) =>
        Required(key, scheme, "type", "the scheme's type, such as 'http' or 'apiKey'") switch
        {
            null => null,
            "http" => HttpKind(key, scheme),
            "apiKey" => ApiKeyKind(key, scheme),
            "oauth2" or "openIdConnect" => SecuritySchemeKind.Bearer,
            "mutualTLS" => SecuritySchemeKind.None,
            var other => Unsupported(key, scheme, "type", other, "'http', 'apiKey', 'oauth2', 'openIdConnect' and 'mutualTLS'"),
        };

    private SecuritySchemeKind? HttpKind(string key, SpecNode scheme) =>
        Required(key, scheme, "scheme", "the HTTP authentication scheme, such as 'bearer' or 'basic'") switch
        {
            null => null,
            var name when name.Equals("bearer", StringComparison.OrdinalIgnoreCase) => SecuritySchemeKind.Bearer,
            var name when name.Equals("basic", StringComparison.OrdinalIgnoreCase) => SecuritySchemeKind.Basic,
            var name => Unsupported(key, scheme, "scheme", name, "'bearer' and 'basic'"),
        };

    private SecuritySchemeKind? ApiKeyKind(string key, SpecNode scheme)
    {
        var name = Required(key, scheme, "name", "the name of the header, query parameter or cookie");
        var place = Required(key, scheme, "in", "'header', 'query' or 'cookie'");
        return (name, place) switch
        {
            (null, _) or (_, null) => null,
            (_, "header") => SecuritySchemeKind.ApiKeyHeader,
            (_, "query") => SecuritySchemeKind.ApiKeyQuery,
            (_, "cookie") => SecuritySchemeKind.ApiKeyCookie,
            _ => Unsupported(key, scheme, "in", place, "'header', 'query' and 'cookie'"),
        };
    }

    private string? Required(string key, SpecNode scheme, string member, string meaning)
    {
        if (reader.Text(scheme, member)?.Trim() is { Length: > 0 } text)
        {
            return text;
        }

        reader.Report(SpecDescriptors.IncompleteSecurityScheme, scheme, key, member, meaning);
        return null;
    }

    private SecuritySchemeKind? Unsupported(string key, SpecNode scheme, string member, string value, string supported)
    {
        reader.ReportKey(SpecDescriptors.UnsupportedSecurityScheme, scheme, member, key, member, value, supported);
        return null;
    }
}
