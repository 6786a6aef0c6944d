using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KlingGen;

/// <summary>The secret that a gateway signs its callbacks with, after the Standard Webhooks specification.</summary>
public sealed class KlingWebhookSecret
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";

    private readonly byte[] _key;

    private KlingWebhookSecret(byte[] key) => _key = key;

    /// <summary>Reads a secret.</summary>
    /// <param name="secret"><c>whsec_</c> and the key in Base64, as the gateway shows it.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="FormatException">The text is no secret. It is not repeated.</exception>
    public static KlingWebhookSecret Parse(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var text = secret.Trim();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new FormatException("A webhook secret begins with \"whsec_\", followed by the key in Base64.");
        }

        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length > 0
            ? new KlingWebhookSecret(key[..length])
            : throw new FormatException("What stands behind \"whsec_\" in a webhook secret is the key in Base64.");
    }

    /// <summary>Signs a callback, as a gateway does.</summary>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">What is posted, byte for byte.</param>
    /// <returns>The value of <c>webhook-signature</c>.</returns>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(id, timestamp.ToString(CultureInfo.InvariantCulture), body, hash);
        return Version + Convert.ToBase64String(hash);
    }

    /// <summary>Hides the secret.</summary>
    /// <returns>Three stars.</returns>
    public override string ToString() => "***";

    /// <summary>Whether one of the signatures of a header is this secret's, in a time that does not say which.</summary>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>, letter by letter.</param>
    /// <param name="signatures">The value of <c>webhook-signature</c>: several, with spaces between, while a secret is exchanged.</param>
    /// <param name="body">What was posted, byte for byte.</param>
    internal bool Signed(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(id, timestamp, body, expected);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var isSigned = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            isSigned |= signature.StartsWith(Version, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(signature.AsSpan(Version.Length), given, out var length)
                && length == given.Length
                && CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return isSigned;
    }

    private void Hash(string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        hmac.GetHashAndReset(hash);
    }
}
