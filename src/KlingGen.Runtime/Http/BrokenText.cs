using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace KlingGen.Runtime.Http;

/// <summary>JSON with parts that are no Unicode, such as an emoji that was cut in the middle: half a surrogate pair, or broken UTF-8.
/// Parsers take such a text, and throw as soon as somebody asks for the part.</summary>
internal static class BrokenText
{
    private const int EscapeLength = 6;

    /// <summary>The text with U+FFFD in place of what cannot be read; the text itself where all can.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8.Span));
        }

        var at = FindHalf(utf8.Span, 0);
        if (at < 0)
        {
            return utf8;
        }

        var mended = utf8.ToArray();
        for (; at >= 0; at = FindHalf(mended, at + EscapeLength))
        {
            "\\uFFFD"u8.CopyTo(mended.AsSpan(at));
        }

        return mended;
    }

    /// <summary>Where the next half of a surrogate pair is escaped; negative for none.</summary>
    private static int FindHalf(ReadOnlySpan<byte> utf8, int start)
    {
        while (true)
        {
            var next = utf8[start..].IndexOf((byte)'\\');
            if (next < 0)
            {
                return next;
            }

            start += next;
            switch (EscapeAt(utf8[start..]))
            {
                case null:
                    start = Math.Min(start + 2, utf8.Length);
                    break;
                case >= 0xD800 and < 0xDC00 when EscapeAt(utf8[(start + EscapeLength)..]) is >= 0xDC00 and < 0xE000:
                    start += 2 * EscapeLength;
                    break;
                case >= 0xD800 and < 0xE000:
                    return start;
                default:
                    start += EscapeLength;
                    break;
            }
        }
    }

    private static int? EscapeAt(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= EscapeLength
        && utf8.StartsWith("\\u"u8)
        && int.TryParse(utf8[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : null;
}
