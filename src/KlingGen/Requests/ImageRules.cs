using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace KlingGen.Requests;

/// <summary>
/// What no schema can say of a picture: it is a link, or the Base64 of a JPEG or PNG whose header keeps Kling's limits. Source of the
/// limits: member image of Kling's image-to-video document (formats, 10 MB, 300 pixels, 1:2.5 to 2.5:1), which its other pictures share.
/// </summary>
internal static class ImageRules
{
    public const string Keyword = "image";

    private const int MaxBytes = 10 * 1024 * 1024;
    private const int MinSide = 300;
    private const double MaxRatio = 2.5;
    private const int LongestPath = 4096;

    // A header is among the first bytes; only a JPEG full of other data has its own further behind.
    private static readonly int[] s_headerBytes = [48 * 1024, 1536 * 1024];

    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".tif", ".tiff", ".avif"];

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Checks a picture.</summary>
    /// <param name="value">The member's value; the empty text is no picture, and a matter of the documents' own rules.</param>
    /// <param name="location">Where it stands, as a JSON pointer.</param>
    /// <returns>What is wrong and what to do; null if nothing is. It never holds the value.</returns>
    public static string? Check(ReadOnlySpan<byte> value, string location)
    {
        if (value.IsEmpty || IsLink(value))
        {
            return null;
        }

        var base64 = WithoutPrefix(value);
        if (!Base64.IsValid(base64, out var bytes) || bytes == 0)
        {
            return LooksLikePath(value)
                ? $"This looks like a path. Give an http(s) link, or the picture itself as Base64; at a terminal, {Option(location)} FILE does that."
                : "This is neither an http(s) link nor whole Base64. Give a link, or the Base64 of a JPEG or PNG.";
        }

        var header = ReadHeader(base64);
        if (header.Format is not (PictureHeader.Jpeg or PictureHeader.Png))
        {
            return header.Format is { } other
                ? $"The picture is a {other}. Make it a JPEG or PNG, the two that Kling takes."
                : "This is no http(s) link, and as Base64 it is neither a JPEG nor a PNG. Give a link, or the Base64 of such a picture.";
        }

        return bytes > MaxBytes
            ? string.Create(CultureInfo.InvariantCulture, $"The picture has {bytes / (1024.0 * 1024):0.0} MB. Make it smaller: at most 10 MB are taken.")
            : SizeFault(header.Width, header.Height);
    }

    private static string? SizeFault(int width, int height)
    {
        if (width <= 0 || height <= 0)
        {
            return null;
        }

        if (Math.Min(width, height) < MinSide)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"The picture has {width} x {height} pixels. Take a larger one: each side has at least {MinSide} pixels.");
        }

        return Math.Max(width, height) <= MaxRatio * Math.Min(width, height) ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The picture has {width} x {height} pixels. Cut it: width to height is between 1:{MaxRatio} and {MaxRatio}:1.");
    }

    private static bool IsLink(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf("://"u8);
        return colon is 4 or 5 && colon + 3 < value.Length
            && (Ascii.EqualsIgnoreCase(value[..colon], "http"u8) || Ascii.EqualsIgnoreCase(value[..colon], "https"u8))
            && value[colon + 3] is not ((byte)'/' or (byte)'?' or (byte)'#' or (byte)':')
            && value.IndexOfAny(Blanks) < 0;
    }

    // Whether a gateway takes the prefix is a rule of its document.
    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> value) =>
        value.Length > 5 && Ascii.EqualsIgnoreCase(value[..5], "data:"u8) && value.IndexOf((byte)',') is >= 0 and var comma ? value[(comma + 1)..] : value;

    private static bool LooksLikePath(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestPath)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(value);
        return text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || text.Contains('\\', StringComparison.Ordinal)
            || text[0] is '/' or '.' or '~' or '@'
            || Array.Exists(s_extensions, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    private static string Option(string location) => "--" + location[(location.LastIndexOf('/') + 1)..].Replace('_', '-');

    private static PictureHeader ReadHeader(ReadOnlySpan<byte> base64)
    {
        var header = default(PictureHeader);
        foreach (var length in s_headerBytes)
        {
            header = Decode(base64, length);
            if (header is not { Format: PictureHeader.Jpeg, Width: 0 })
            {
                break;
            }
        }

        return header;
    }

    private static PictureHeader Decode(ReadOnlySpan<byte> base64, int length)
    {
        // Four letters make three bytes, and letters may stand in lines.
        var letters = base64[..Math.Min(base64.Length, length / 3 * 4)];
        var buffer = ArrayPool<byte>.Shared.Rent(letters.Length);
        try
        {
            var count = 0;
            foreach (var letter in letters)
            {
                if (!Blanks.Contains(letter))
                {
                    buffer[count++] = letter;
                }
            }

            return Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, count / 4 * 4), out var written) == OperationStatus.Done
                ? PictureHeader.Read(buffer.AsSpan(0, written))
                : default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
