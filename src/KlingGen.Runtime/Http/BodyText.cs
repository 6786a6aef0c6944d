using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>Bodies as text, in the charset that the answer names.</summary>
internal static class BodyText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        var encoding = Find(charset) ?? Encoding.UTF8;
        return encoding.GetString(body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body);
    }

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? charset)
    {
        if (body.Span.StartsWith(ByteOrderMark))
        {
            return body[ByteOrderMark.Length..];
        }

        return Find(charset) is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage && encoding.CodePage != Encoding.ASCII.CodePage
            ? Encoding.Convert(encoding, Encoding.UTF8, body.ToArray())
            : body;
    }

    // An unknown charset is read as UTF-8: that is what servers that name a wrong one send.
    private static Encoding? Find(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
