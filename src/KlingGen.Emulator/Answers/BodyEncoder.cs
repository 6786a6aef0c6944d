using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KlingGen.Emulator.Answers;

/// <summary>Writes bodies in other encodings.</summary>
internal static class BodyEncoder
{
    /// <param name="response">The answer, whose headers tell the encoding.</param>
    /// <param name="body">The body in UTF-8.</param>
    /// <param name="encoding">The encoding.</param>
    public static byte[] Encode(HttpResponse response, byte[] body, BodyEncoding encoding)
    {
        switch (encoding)
        {
            case BodyEncoding.Gzip:
                response.Headers.ContentEncoding = "gzip";
                return Compress(body);
            case BodyEncoding.UntoldGzip:
                return Compress(body);
            case BodyEncoding.Utf16:
                response.ContentType = response.ContentType?.Split(';')[0] + "; charset=utf-16";
                return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))];
            default:
                return [.. Encoding.UTF8.Preamble, .. body];
        }
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
