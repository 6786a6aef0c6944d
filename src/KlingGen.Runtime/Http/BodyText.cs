using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>Bodies as text: in the encoding that their first bytes show, else in the charset that the answer names.</summary>
internal static class BodyText
{
    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        var encoding = Find(body, charset, out var mark);
        return encoding.GetString(body[mark..]);
    }

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? charset)
    {
        var encoding = Find(body.Span, charset, out var mark);
        return IsUtf8(encoding) ? body[mark..] : Encoding.UTF8.GetBytes(encoding.GetString(body.Span[mark..]));
    }

    private static Encoding Find(ReadOnlySpan<byte> body, string? charset, out int mark)
    {
        mark = 0;
        switch (body)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                mark = 3;
                return Encoding.UTF8;
            case [0xFF, 0xFE, 0, 0, ..]:
                mark = 4;
                return Encoding.UTF32;
            case [0xFF, 0xFE, ..]:
                mark = 2;
                return Encoding.Unicode;
            case [0xFE, 0xFF, ..]:
                mark = 2;
                return Encoding.BigEndianUnicode;
            // JSON and markup begin with a character of ASCII, so the other byte of UTF-16 is zero.
            case [var first, 0, not 0, ..] when Begins(first):
                return Encoding.Unicode;
            case [0, var second, 0, ..] when Begins(second):
                return Encoding.BigEndianUnicode;
            default:
                return Named(charset) is { } named && !(body is [var lead, ..] && Begins(lead) && IsWide(named)) ? named : Encoding.UTF8;
        }
    }

    private static bool Begins(byte character) =>
        character is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'"' or (byte)' ' or (byte)'\r' or (byte)'\n';

    private static bool IsWide(Encoding encoding) => encoding is UnicodeEncoding or UTF32Encoding;

    private static bool IsUtf8(Encoding encoding) => encoding is UTF8Encoding or ASCIIEncoding;

    // An unknown charset is read as UTF-8: that is what servers that name a wrong one send.
    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return null;
        }

        var name = charset.Trim('"', '\'');
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
