using System.Globalization;
using System.Text;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>A document's words in C#: nothing in them can end a literal or a comment.</summary>
internal static class CSharpText
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
        "file", "record", "required", "scoped",
    };

    public static string Identifier(string name) => s_keywords.Contains(name) ? "@" + name : name;

    public static string Literal(string text)
    {
        var plain = 0;
        while (plain < text.Length && text[plain] is >= ' ' and <= '~' and not ('"' or '\\'))
        {
            plain++;
        }

        if (plain == text.Length)
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                literal.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~')
            {
                literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                literal.Append(c);
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The lines of a text inside an XML comment.</summary>
    public static IEnumerable<string> XmlLines(string text) => text.Split('\n').Select(Xml);

    /// <summary>A text on one line of an XML comment.</summary>
    public static string Xml(string text)
    {
        var plain = 0;
        while (plain < text.Length && Escape(text, plain) is null)
        {
            plain++;
        }

        if (plain == text.Length)
        {
            return text.TrimEnd();
        }

        var xml = new StringBuilder(text, 0, plain, text.Length + 16);
        for (var i = plain; i < text.Length; i++)
        {
            _ = Escape(text, i) is { } escape ? xml.Append(escape) : xml.Append(text[i]);
        }

        return xml.ToString().TrimEnd();
    }

    /// <summary>What stands in XML for a character that cannot stand there itself.</summary>
    private static string? Escape(string text, int index) => text[index] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        >= ' ' and <= '~' => null,
        var c when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' || IsHalfPair(text, index) => " ",
        _ => null,
    };

    /// <summary>Whether half a surrogate pair stands alone, which no XML may hold.</summary>
    private static bool IsHalfPair(string text, int index) => char.IsSurrogate(text[index])
        && !(char.IsSurrogatePair(text, char.IsHighSurrogate(text[index]) ? index : Math.Max(index - 1, 0)));
}
