using System.Net.Http.Headers;
using System.Text;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>Checks the credentials that a request carries. The secret of each scheme is its key and <c>-secret</c>,
/// for basic <c>KEY:KEY-secret</c>.</summary>
internal static class ReceivedSecurity
{
    public static string SecretOf(string key, IOpenApiSecurityScheme scheme) =>
        scheme is { Type: SecuritySchemeType.Http, Scheme: { } name } && name.Equals("basic", StringComparison.OrdinalIgnoreCase)
            ? $"{key}:{key}-secret"
            : key + "-secret";

    /// <summary>The first alternative is the one to be met, as the caller has a secret for each scheme.</summary>
    public static void Check(IReadOnlyList<OpenApiSecurityRequirement> alternatives, ReceivedRequest request, List<string> problems)
    {
        foreach (var scheme in alternatives.Take(1).SelectMany(static alternative => alternative.Keys))
        {
            var key = scheme.Reference.Id!;
            var secret = SecretOf(key, scheme);
            var (found, expected) = (scheme.Type, scheme.In) switch
            {
                (SecuritySchemeType.ApiKey, ParameterLocation.Header) => (request.TakeHeader(scheme.Name!), secret),
                (SecuritySchemeType.ApiKey, ParameterLocation.Query) => (Single(request, "query", scheme.Name!), secret),
                (SecuritySchemeType.ApiKey, _) => (Single(request, "cookie", scheme.Name!), secret),
                (SecuritySchemeType.Http, _) when scheme.Scheme!.Equals("basic", StringComparison.OrdinalIgnoreCase) =>
                    (Authorization(request, "Basic", Decode), secret),
                (SecuritySchemeType.MutualTLS, _) => (secret, secret),
                _ => (Authorization(request, "Bearer", static text => text), secret),
            };
            if (found != expected)
            {
                problems.Add($"The scheme {key} expects {expected} and got {found ?? "nothing"}.");
            }
        }
    }

    private static string? Single(ReceivedRequest request, string place, string name) =>
        request.Take(place, other => other == name) is [var only] ? ReceivedRequest.Unescape(only.Value) : null;

    private static string? Authorization(ReceivedRequest request, string scheme, Func<string, string> decode) =>
        AuthenticationHeaderValue.TryParse(request.TakeHeader("Authorization"), out var header) && header.Scheme == scheme
            ? decode(header.Parameter!)
            : null;

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
