using System.Buffers;
using System.Text;

namespace KlingGen.Runtime.Http;

/// <summary>How the characters of a value are escaped at the place where it goes.</summary>
internal readonly struct ParameterEscaping
{
    // What a value may keep under allowReserved: RFC 3986's reserved characters, less those that would end the value where it stands.
    private static readonly SearchValues<char> s_reservedInPath = SearchValues.Create(":/@!$&'()*+,;=[]");
    private static readonly SearchValues<char> s_reservedInQuery = SearchValues.Create(":/?@!$'()*,;=[]");

    private readonly SearchValues<char>? _kept;
    private readonly bool _raw;

    private ParameterEscaping(SearchValues<char>? kept, bool raw)
    {
        _kept = kept;
        _raw = raw;
    }

    public static ParameterEscaping Percent { get; } = new(kept: null, raw: false);

    public static ParameterEscaping ReservedInPath { get; } = new(s_reservedInPath, raw: false);

    public static ParameterEscaping ReservedInQuery { get; } = new(s_reservedInQuery, raw: false);

    /// <summary>A header's value is written as it is.</summary>
    public static ParameterEscaping None { get; } = new(kept: null, raw: true);

    public string Name(string text) => _raw ? text : Uri.EscapeDataString(text);

    public string Value(string text)
    {
        if (_raw)
        {
            return text;
        }

        if (_kept is null)
        {
            return Uri.EscapeDataString(text);
        }

        var result = new StringBuilder(text.Length + 16);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !_kept.Contains(text[i]) && !IsTriplet(text, i))
            {
                continue;
            }

            result.Append(Uri.EscapeDataString(text.AsSpan(start, i - start).ToString()));
            if (i < text.Length)
            {
                result.Append(text[i]);
            }

            start = i + 1;
        }

        return result.ToString();
    }

    private static bool IsTriplet(string text, int index) =>
        text[index] == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]);
}
