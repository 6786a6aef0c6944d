using KlingGen.Authentication;

namespace KlingGen;

/// <summary>What identifies the caller to Kling's own API: an API key, or an access key with its secret key. It never shows them.</summary>
public sealed class KlingCredentials
{
    private readonly string? _accessKey;

    private KlingCredentials(string? accessKey, string secret)
    {
        _accessKey = accessKey;
        Secret = secret;
    }

    /// <summary>No credentials, for gateways that ask for none.</summary>
    internal static KlingCredentials None { get; } = new(accessKey: null, "");

    internal string Secret { get; }

    /// <summary>What must not be shown; empty where there are none.</summary>
    internal IReadOnlyList<string> Secrets => field ??= (_accessKey, Secret) switch
    {
        (null, "") => [],
        (null, _) => [Secret],
        _ => [Secret, _accessKey],
    };

    /// <summary>An API key, which is sent as it is.</summary>
    /// <param name="apiKey">The key. White space around it is taken off, and so is the word <c>Bearer</c> before it.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">The key is empty, or holds a character that cannot be sent.</exception>
    public static KlingCredentials FromApiKey(string apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        return new KlingCredentials(accessKey: null, KeyText.ForHeader(apiKey, "API key", nameof(apiKey)));
    }

    /// <summary>An access key and its secret key. The client signs tokens (JWT, HS256) with the secret key, which is never sent
    /// itself; each is good for
    /// half an hour and replaced before that, so that a long wait does not outlive it.</summary>
    /// <param name="accessKey">The access key. White space around it is taken off.</param>
    /// <param name="secretKey">The secret key. White space around it is taken off.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">One of them is empty, or holds white space or an invisible character.</exception>
    public static KlingCredentials FromAccessKey(string accessKey, string secretKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretKey);
        return new KlingCredentials(
            KeyText.ForSigning(accessKey, "access key", nameof(accessKey)), KeyText.ForSigning(secretKey, "secret key", nameof(secretKey)));
    }

    /// <summary>Which kind they are, never what they are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _accessKey is null ? "API key ***" : "access key *** and secret key ***";

    /// <summary>What makes the tokens of one client; null where the secret is itself what is sent.</summary>
    internal AccessTokens? Tokens(TimeProvider time) => _accessKey is null ? null : new AccessTokens(_accessKey, Secret, time);
}
