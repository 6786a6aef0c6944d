using System.IO.Compression;
using System.Text;
using KlingGen.Errors;

namespace KlingGen.Downloads;

/// <summary>Looks at an answer's content before it is taken for a video.</summary>
internal static class VideoContent
{
    private const int LongestQuote = 160;

    /// <summary>The content as the file's own bytes: a server may compress what it was asked not to.</summary>
    /// <exception cref="KlingDownloadException">The coding is not known.</exception>
    public static Stream Plain(VideoAnswer answer) => answer.Coding switch
    {
        null => answer.Content,
        "gzip" or "x-gzip" => new GZipStream(answer.Content, CompressionMode.Decompress),
        "deflate" => new ZLibStream(answer.Content, CompressionMode.Decompress),
        "br" => new BrotliStream(answer.Content, CompressionMode.Decompress),
        var coding => throw new KlingDownloadException(
            KlingDownloadError.WrongContent,
            $"The server sent the video in the coding '{Redaction.Clean(coding, [])}', which is not known."),
    };

    /// <summary>Says what came instead of a video.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="body">What its content begins with.</param>
    /// <param name="secrets">What must not be shown.</param>
    public static KlingDownloadException NoVideo(VideoAnswer answer, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets) => new(
        KlingDownloadError.WrongContent,
        body.IsEmpty
            ? "The server sent an empty video."
            : $"The server sent {answer.MediaType ?? "something"} that is no video{Quote(body, secrets)}.");

    /// <summary>A piece of text as a person may see it; empty where it is none.</summary>
    public static string Quote(ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        foreach (var letter in body)
        {
            if (letter is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return "";
            }
        }

        var text = Redaction.Clean(Encoding.UTF8.GetString(body).TrimStart('\uFEFF').TrimEnd('\uFFFD'), secrets);
        return text is null ? "" : $": {(text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…"))}";
    }
}
