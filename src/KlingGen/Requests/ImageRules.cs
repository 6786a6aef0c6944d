using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using KlingGen.Runtime;

namespace KlingGen.Requests;

/// <summary>
/// What no schema can say of a picture: it is a link, or the Base64 of a JPEG or PNG whose header keeps Kling's limits. Source of the
/// limits: the vendor's image-to-video API, members image and image_tail (formats, 10 MB, 300 pixels, 1:2.5 to 2.5:1).
/// </summary>
internal static class ImageRules
{
    public const string Keyword = "image";

    private const int MaxBytes = 10 * 1024 * 1024;
    private const int MinSide = 300;
    private const double MaxRatio = 2.5;

    // A header is among the first bytes; only a JPEG full of other data has its own further behind.
    private static readonly int[] s_headerBytes = [48 * 1024, 1536 * 1024];

    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".tif", ".tiff", ".avif"];

    /// <summary>Checks a picture that the video begins or ends with.</summary>
    /// <param name="value">The member's value; null and the empty text are no picture.</param>
    /// <param name="location">Where it stands, as a JSON pointer.</param>
    /// <param name="context">Where errors are reported.</param>
    public static void CheckFrame(string? value, string location, ref ValidationContext context)
    {
        if (Check(value, location, ref context) is { Width: > 0, Height: > 0 } header)
        {
            CheckSize(header, location, ref context);
        }
    }

    /// <summary>Checks a picture that marks a region of another.</summary>
    /// <param name="value">The member's value; null and the empty text are no picture.</param>
    /// <param name="location">Where it stands, as a JSON pointer.</param>
    /// <param name="context">Where errors are reported.</param>
    public static void CheckMask(string? value, string location, ref ValidationContext context) => Check(value, location, ref context);

    private static PictureHeader Check(string? value, string location, ref ValidationContext context)
    {
        if (string.IsNullOrEmpty(value) || IsLink(value))
        {
            return default;
        }

        var base64 = WithoutPrefix(value);
        if (!Base64.IsValid(base64, out var bytes) || bytes == 0)
        {
            context.AddError(location, Keyword, LooksLikePath(value)
                ? $"This looks like a path. Give an http(s) link, or the picture itself as Base64; at a terminal, {Option(location)} FILE does that."
                : "This is neither an http(s) link nor whole Base64. Give a link, or the Base64 of a JPEG or PNG.");
            return default;
        }

        var header = ReadHeader(base64);
        if (header.Format is not (PictureHeader.Jpeg or PictureHeader.Png))
        {
            context.AddError(location, Keyword, header.Format is { } other
                ? $"The picture is a {other}. Make it a JPEG or PNG, the two that Kling takes."
                : "This is no http(s) link, and as Base64 it is neither a JPEG nor a PNG. Give a link, or the Base64 of such a picture.");
            return default;
        }

        if (bytes > MaxBytes)
        {
            context.AddError(location, Keyword, string.Create(
                CultureInfo.InvariantCulture, $"The picture has {bytes / (1024.0 * 1024):0.0} MB. Make it smaller: at most 10 MB are taken."));
        }

        return header;
    }

    private static void CheckSize(PictureHeader header, string location, ref ValidationContext context)
    {
        var (width, height) = (header.Width, header.Height);
        if (Math.Min(width, height) < MinSide)
        {
            context.AddError(location, Keyword, string.Create(
                CultureInfo.InvariantCulture, $"The picture has {width} x {height} pixels. Each side must have at least {MinSide}."));
        }
        else if (Math.Max(width, height) > MaxRatio * Math.Min(width, height))
        {
            context.AddError(location, Keyword, string.Create(
                CultureInfo.InvariantCulture,
                $"The picture has {width} x {height} pixels. Cut it: width to height must be between 1:{MaxRatio} and {MaxRatio}:1."));
        }
    }

    private static bool IsLink(string value) =>
        value.IndexOf("://", StringComparison.Ordinal) is var colon and (4 or 5) && colon + 3 < value.Length
        && (value.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        && (char.IsLetterOrDigit(value[colon + 3]) || value[colon + 3] == '[')
        && value.AsSpan().IndexOfAny(" \t\r\n") < 0;

    // Whether a gateway takes the prefix is a rule of its document.
    private static ReadOnlySpan<char> WithoutPrefix(string value) =>
        value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && value.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma
            ? value.AsSpan(comma + 1)
            : value;

    private static bool LooksLikePath(string value) =>
        value.Length < 4096
        && (value.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || value.Contains('\\', StringComparison.Ordinal)
            || value[0] is '/' or '.' or '~' or '@'
            || Array.Exists(s_extensions, extension => value.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    private static string Option(string location) => "--" + location[(location.LastIndexOf('/') + 1)..].Replace('_', '-');

    private static PictureHeader ReadHeader(ReadOnlySpan<char> base64)
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

    private static PictureHeader Decode(ReadOnlySpan<char> base64, int length)
    {
        // Four letters make three bytes, and letters may stand in lines.
        var letters = base64[..Math.Min(base64.Length, length / 3 * 4)];
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var text = ArrayPool<char>.Shared.Rent(letters.Length);
        try
        {
            var count = 0;
            foreach (var letter in letters)
            {
                if (!char.IsWhiteSpace(letter))
                {
                    text[count++] = letter;
                }
            }

            return Convert.TryFromBase64Chars(text.AsSpan(0, count / 4 * 4), bytes, out var written)
                ? PictureHeader.Read(bytes.AsSpan(0, written))
                : default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
