using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KlingGen.Downloads;

/// <summary>What is known of the file that the bytes of a part are the beginning of: with it they can be proved to be so.</summary>
/// <param name="Place">A fingerprint of where it is.</param>
/// <param name="Total">Its length.</param>
/// <param name="EntityTag">Its version.</param>
/// <param name="LastModified">When it changed.</param>
internal sealed record PartProof(string Place, long? Total, EntityTagHeaderValue? EntityTag, DateTimeOffset? LastModified)
{
    private const string Version = "klinggen part 1";

    public static PartProof Of(IVideoSource source, VideoAnswer answer, long? total) =>
        new(PlaceOf(source), total, answer.EntityTag, answer.LastModified);

    // A link is not written down, not even without its signature.
    public static string PlaceOf(IVideoSource source) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.Place)).AsSpan(0, 16));

    /// <summary>Whether anything could prove another answer to be of the same file.</summary>
    public bool IsStrong => Total is not null || HasStrongTag;

    public bool HasStrongTag => EntityTag is { IsWeak: false };

    /// <summary>Whether an answer with a part of a file may be of this one: nothing that it says speaks against it.</summary>
    public bool Fits(VideoAnswer answer) =>
        (Total is null || answer.Range?.Length is null || Total == answer.Range.Length)
        && (EntityTag is null || answer.EntityTag is null || EntityTag.Equals(answer.EntityTag))
        && (LastModified is null || answer.LastModified is null || LastModified == answer.LastModified);

    /// <summary>Whether its version alone says that it is of this file.</summary>
    public bool IsProvedByTag(VideoAnswer answer) => HasStrongTag && EntityTag!.Equals(answer.EntityTag);

    public string ToText() =>
        string.Join('\n', Version, Place, Text(Total), EntityTag?.ToString() ?? "", Text(LastModified?.ToUnixTimeSeconds()), "");

    /// <summary>Reads what <see cref="ToText"/> wrote; null where it is torn or of another making.</summary>
    public static PartProof? Read(string text)
    {
        if (text.Split('\n') is not [Version, { Length: > 0 } place, var total, var tag, var modified, ""])
        {
            return null;
        }

        EntityTagHeaderValue? entityTag = null;
        return TryNumber(total, out var length) && TryNumber(modified, out var seconds)
            && (tag.Length == 0 || EntityTagHeaderValue.TryParse(tag, out entityTag))
            ? new PartProof(place, length, entityTag, seconds is { } since ? DateTimeOffset.FromUnixTimeSeconds(since) : null)
            : null;
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static bool TryNumber(string text, out long? number)
    {
        number = null;
        if (text.Length == 0)
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 253_402_300_799L;
        number = value;
        return isNumber;
    }
}
