using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime.Http;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Gateways;

/// <summary>Who is let in: whoever carries the key where the document wants it, or any key or token when the emulator has none of its
/// own.</summary>
/// <param name="state">The emulator's key and clock.</param>
/// <param name="isKeyOptional">Whether a request without a key is let in as long as the emulator has no key.</param>
internal sealed class AccessCheck(EmulatorState state, bool isKeyOptional)
{
    private const string Bearer = "Bearer";
    private const string Basic = "Basic";

    /// <param name="request">The request.</param>
    /// <param name="security">The alternatives that its operation offers, each with the schemes it needs together.</param>
    /// <returns>Who pays.</returns>
    /// <exception cref="RefusedException">No alternative is met.</exception>
    public Account Admit(HttpRequest request, IReadOnlyList<ApiSecurityScheme[]> security)
    {
        RefusedException? refusal = null;
        var isKeyLeftOut = true;
        foreach (var alternative in security.Where(static alternative => alternative.Length > 0))
        {
            var carried = alternative.Where(static scheme => scheme.Kind != ApiSecuritySchemeKind.None);
            var secrets = carried.Select(scheme => SecretOf(request, scheme)).ToArray();
            var problem = secrets.Select(ProblemWith).FirstOrDefault(static found => found is not null);
            if (problem is null)
            {
                return Account.Of(secrets.Length > 0 ? LastingPartOf(secrets[0]!) : "");
            }

            // Of several alternatives, the one that was tried tells what is wrong.
            var isTried = Array.Exists(secrets, static secret => secret is not "");
            refusal = refusal is null || (isTried && isKeyLeftOut) ? problem : refusal;
            isKeyLeftOut &= !isTried;
        }

        var isOptional = state.ApiKey is null && (isKeyOptional || security.Any(static alternative => alternative.Length == 0));
        if (refusal is not null && !(isKeyLeftOut && isOptional))
        {
            throw refusal;
        }

        return Account.None;
    }

    // A signed token is made anew for each call, and its issuer is the key that it is signed by.
    private static string LastingPartOf(string secret) =>
        secret.Split('.') is [_, var payload, _] && ClaimsOf(payload) is { } claims
            && claims.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String
            ? issuer.GetString()!
            : secret;

    /// <summary>What a request carries for a scheme: empty when it carries nothing, null when it carries what is of another
    /// scheme.</summary>
    private static string? SecretOf(HttpRequest request, ApiSecurityScheme scheme) => scheme.Kind switch
    {
        ApiSecuritySchemeKind.Bearer => AfterScheme(request, Bearer),
        ApiSecuritySchemeKind.Basic => AfterScheme(request, Basic) is { } login ? PasswordOf(login) : null,
        ApiSecuritySchemeKind.ApiKeyHeader => request.Headers[scheme.ParameterName!].ToString(),
        ApiSecuritySchemeKind.ApiKeyQuery => request.Query[scheme.ParameterName!].ToString(),
        _ => request.Cookies[scheme.ParameterName!] ?? "",
    };

    private static string? AfterScheme(HttpRequest request, string scheme)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.Length == 0 ? ""
            : authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? authorization[scheme.Length..].Trim()
            : null;
    }

    private static string? PasswordOf(string login)
    {
        var bytes = new byte[login.Length];
        return Convert.TryFromBase64String(login, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[^1]
            : null;
    }

    private RefusedException? ProblemWith(string? secret)
    {
        if (secret is null or "")
        {
            return secret is null ? Refusals.WrongScheme() : Refusals.NoCredentials();
        }

        if (state.ApiKey is { } key)
        {
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(secret))
                ? null
                : Refusals.WrongKey();
        }

        // A key may be a JSON Web Token, which has a time to live.
        if (secret.Split('.') is not [_, var payload, _] || ClaimsOf(payload) is not { } claims)
        {
            return null;
        }

        var now = state.Clock.GetUtcNow().ToUnixTimeSeconds();
        return TimeOf(claims, "nbf") is { } start && now < start ? Refusals.TokenTooEarly()
            : TimeOf(claims, "exp") is { } end && now >= end ? Refusals.TokenExpired()
            : null;
    }

    private static JsonElement? ClaimsOf(string payload)
    {
        try
        {
            var claims = JsonElement.Parse(Base64Url.DecodeFromChars(payload));
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static long? TimeOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var time)
            ? time
            : null;
}
