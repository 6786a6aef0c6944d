using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KlingGen.Authentication;

/// <summary>The tokens (JWT) that let an access key in at Kling's own API: kept while they are good, and replaced in time.</summary>
internal sealed class AccessTokens(string accessKey, string secretKey, TimeProvider time)
{
    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    // The vendor's figures: good for half an hour, and from 5 s ago, for clocks that differ a little.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1800);
    private static readonly TimeSpan Backdating = TimeSpan.FromSeconds(5);

    // Longer than a request lasts, so that no token ends on its way.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly byte[] _secretKey = Encoding.UTF8.GetBytes(secretKey);

    private volatile Token? _current;
    private TimeSpan _clockError;

    private DateTimeOffset Now => time.GetUtcNow() + _clockError;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Two callers may both sign; either token is good.
        var token = _current is { } current && Now < current.RenewAt ? current : _current = Sign(Now);
        return new ValueTask<string>(token.Text);
    }

    /// <summary>Replaces a token that was found to be too young or too old.</summary>
    /// <param name="serverTime">The time of the answer that says so, if it has one: this machine's clock may be wrong.</param>
    public void Renew(DateTimeOffset? serverTime)
    {
        _clockError = serverTime is { } right ? right - time.GetUtcNow() : _clockError;
        _current = Sign(Now);
    }

    private Token Sign(DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("iss", accessKey);
            writer.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
            writer.WriteNumber("nbf", (now - Backdating).ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        var signed = $"{Header}.{Encode(buffer.WrittenSpan)}";
        var signature = HMACSHA256.HashData(_secretKey, Encoding.ASCII.GetBytes(signed));
        return new Token($"{signed}.{Encode(signature)}", now + Lifetime - Reserve);
    }

    private static string Encode(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Token(string Text, DateTimeOffset RenewAt);
}
