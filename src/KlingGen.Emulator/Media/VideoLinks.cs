using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KlingGen.Emulator.Media;

/// <summary>Links to videos that anyone may follow until they expire, as a content network's signed URLs are.</summary>
internal sealed class VideoLinks(EmulatorState state)
{
    /// <summary>The query parameter that makes a link valid.</summary>
    public const string Token = "token";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <param name="clip">The name of the clip.</param>
    /// <param name="videoId">The last part of the path, before <c>.mp4</c>.</param>
    /// <param name="createdAt">When the task was created, from when on the link's life counts.</param>
    public string For(string clip, string videoId, DateTimeOffset createdAt)
    {
        var expires = (createdAt + state.Options.Retention).ToUnixTimeSeconds();
        var link = $"media/{clip}/{videoId}.mp4?expires={expires}&{Token}={Sign(clip, videoId, expires)}";
        return new Uri(state.BaseAddress, link).AbsoluteUri;
    }

    /// <summary>Whether a link was made here and has not expired.</summary>
    public bool IsValid(string clip, string videoId, string? expires, string? token) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(clip, videoId, until)), Encoding.UTF8.GetBytes(token ?? ""))
        && state.Clock.GetUtcNow().ToUnixTimeSeconds() < until;

    private string Sign(string clip, string videoId, long expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{clip}/{videoId}/{expires}")));
}
