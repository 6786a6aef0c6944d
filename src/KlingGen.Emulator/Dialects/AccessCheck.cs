using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Dialects;

/// <summary>Who is let in: a bearer of the key, or of any key or token when the emulator has none of its own.</summary>
/// <param name="options">The emulator's key and clock.</param>
/// <param name="isKeyOptional">Whether a request without a key is let in as long as the emulator has no key.</param>
internal sealed class AccessCheck(EmulatorOptions options, bool isKeyOptional)
{
    private const string Scheme = "Bearer";

    /// <exception cref="RefusedException">No key, or one that is not let in.</exception>
    public void Admit(string authorization)
    {
        var token = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;
        if (authorization.Length == 0 || token is { Length: 0 })
        {
            if (isKeyOptional && options.ApiKey is null)
            {
                return;
            }

            throw new RefusedException(RefusalCode.AuthenticationEmpty);
        }

        if (token is null)
        {
            throw new RefusedException(RefusalCode.AuthenticationFailed);
        }

        if (options.ApiKey is { } key)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(token)))
            {
                throw new RefusedException(RefusalCode.AuthenticationInvalid);
            }
        }
        else
        {
            CheckTimes(token);
        }
    }

    /// <summary>A key may be a JSON Web Token, which has a time to live.</summary>
    private void CheckTimes(string token)
    {
        if (token.Split('.') is not [_, var payload, _] || ClaimsOf(payload) is not { } claims)
        {
            return;
        }

        var now = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        if (TimeOf(claims, "nbf") is { } start && now < start)
        {
            throw new RefusedException(RefusalCode.AuthenticationTooEarly);
        }

        if (TimeOf(claims, "exp") is { } end && now >= end)
        {
            throw new RefusedException(RefusalCode.AuthenticationExpired);
        }
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
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var time) ? time : null;
}
