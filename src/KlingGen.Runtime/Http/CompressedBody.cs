using System.IO.Compression;
using System.Net.Http.Headers;

namespace KlingGen.Runtime.Http;

/// <summary>Bodies that a server compressed although nobody asked for it.</summary>
internal static class CompressedBody
{
    /// <summary>The body as it was before it was compressed; the body itself where it was not, or where its compression is broken or
    /// unknown.</summary>
    /// <param name="body">What came.</param>
    /// <param name="headers">The headers that describe it.</param>
    /// <param name="limit">The most that is read: a small body may become a huge one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ValueTask<BoundedBody> ExpandAsync(
        BoundedBody body, HttpContentHeaders headers, int limit, CancellationToken cancellationToken) =>
        headers.NonValidated.TryGetValues("Content-Encoding", out var codings)
            ? ExpandAsync(body, codings.ToString(), limit, cancellationToken)
            : IsGzip(body.Bytes.Span) ? ExpandAsync(body, "gzip", limit, cancellationToken) : new(body);

    private static async ValueTask<BoundedBody> ExpandAsync(
        BoundedBody body, string codings, int limit, CancellationToken cancellationToken)
    {
        var expanded = body;
        foreach (var coding in Enumerable.Reverse(
            codings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (expanded.IsCut || Open(expanded, coding) is not { } stream)
            {
                return expanded;
            }

            var next = new BoundedBody(limit);
            try
            {
                await using (stream.ConfigureAwait(false))
                {
                    await next.ReadAsync(stream, expected: null, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
            {
                return expanded;
            }

            expanded = next;
        }

        return expanded;
    }

    private static Stream? Open(BoundedBody body, string coding)
    {
        var bytes = body.Bytes.Span;
        return coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" when IsGzip(bytes) => new GZipStream(body.ToStream(), CompressionMode.Decompress),
            "deflate" when IsZlib(bytes) => new ZLibStream(body.ToStream(), CompressionMode.Decompress),
            // Some servers take the name literally and leave out the frame.
            "deflate" => new DeflateStream(body.ToStream(), CompressionMode.Decompress),
            "br" => new BrotliStream(body.ToStream(), CompressionMode.Decompress),
            _ => null,
        };
    }

    private static bool IsGzip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    private static bool IsZlib(ReadOnlySpan<byte> body) =>
        body is [var method, var flags, ..] && (method & 0x0F) == 8 && ((method << 8) | flags) % 31 == 0;
}
