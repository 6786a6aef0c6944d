using System.Security.Cryptography;
using System.Text;

namespace KlingGen.Emulator.Callbacks;

/// <summary>Signs what is posted, after the Standard Webhooks specification.</summary>
internal sealed class WebhookSignature
{
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    /// <exception cref="FormatException">The secret is not <c>whsec_</c> and Base64.</exception>
    public WebhookSignature(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new FormatException("A webhook secret begins with \"whsec_\", followed by the key in Base64.");
        }

        _key = Convert.FromBase64String(secret[Prefix.Length..]);
    }

    /// <summary>Whether a text is <c>whsec_</c> and Base64.</summary>
    public static bool IsSecret(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
        && Convert.TryFromBase64String(text[Prefix.Length..], new byte[text.Length], out var length) && length > 0;

    public WebhookSignature(byte[] key) => _key = key;

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">What is posted, byte for byte.</param>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, content));
    }
}
