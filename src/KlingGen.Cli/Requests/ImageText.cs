using KlingGen.Cli.Output;

namespace KlingGen.Cli.Requests;

/// <summary>An image as the user names it: a link is passed on, a file becomes Base64 without a <c>data:</c> prefix.</summary>
internal static class ImageText
{
    // Kling takes images of at most 10 MB.
    private const long LargestImage = 10 * 1024 * 1024;

    private static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="ToolException">The file is absent, too large or no image.</exception>
    public static async Task<string> ReadAsync(string option, string source, CancellationToken cancellationToken)
    {
        if (source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return source;
        }

        if (!File.Exists(source))
        {
            throw ToolException.Usage(Directory.Exists(source)
                ? $"{option} names a folder, '{source}'; name an image in it."
                : $"{option}: there is no file '{source}'; give a file or an http(s) link.");
        }

        try
        {
            var length = new FileInfo(source).Length;
            if (length > LargestImage)
            {
                throw new ToolException(Cli.ExitCode.InvalidRequest, $"{option}: '{source}' has {length / 1e6:0.0} MB; Kling takes images of at most 10 MB.");
            }

            var bytes = await File.ReadAllBytesAsync(source, cancellationToken).ConfigureAwait(false);
            return IsImage(bytes)
                ? Convert.ToBase64String(bytes)
                : throw new ToolException(Cli.ExitCode.InvalidRequest, $"{option}: '{source}' is neither a JPEG nor a PNG image, the two that Kling takes.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Usage($"{option}: cannot read '{source}': {Sentences.Reason(exception)}.");
        }
    }

    private static bool IsImage(ReadOnlySpan<byte> bytes) => bytes.StartsWith(JpegMark) || bytes.StartsWith(PngMark);
}
