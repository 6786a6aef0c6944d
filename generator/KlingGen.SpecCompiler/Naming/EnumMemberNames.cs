using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of an enum's members.</summary>
internal sealed class EnumMemberNames
{
    /// <summary>The longest value that is spelled out character by character.</summary>
    private const int MaxSpelled = 8;

    private static readonly Dictionary<char, string> s_signs = new()
    {
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['*'] = "Star",
        ['/'] = "Slash",
        ['%'] = "Percent",
        ['='] = "Equal",
        ['!'] = "Not",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['~'] = "Tilde",
        ['&'] = "And",
        ['|'] = "Or",
        ['^'] = "Caret",
        ['.'] = "Dot",
        [','] = "Comma",
        [':'] = "Colon",
        ['?'] = "Question",
        ['#'] = "Hash",
        ['@'] = "At",
        ['$'] = "Dollar",
        ['_'] = "Underscore",
    };

    private readonly NameScope _names = new("Empty", ReservedNames.OfEnum);

    /// <param name="type">The name of the enum.</param>
    public EnumMemberNames(string type) => _names.Reserve(type);

    /// <param name="value">The value, which is a text.</param>
    /// <param name="asked">The name that the document asks for.</param>
    public string Take(SpecValue value, string? asked)
    {
        var wanted = Wanted(value.Text!, asked);
        var name = _names.Take(wanted);
        if (name != wanted)
        {
            value.Report(SpecDescriptors.EnumNameTaken, value.Text!, wanted, name);
        }

        return name;
    }

    private static string Wanted(string value, string? asked)
    {
        if (asked is not null && CSharpName.IsIdentifier(asked))
        {
            return asked;
        }

        return CSharpName.Pascal(asked ?? value) is { Length: > 0 } name ? name : Spell(value);
    }

    /// <summary>A name for a value without a letter or digit, such as <c>&gt;=</c> or the empty string.</summary>
    private static string Spell(string value)
    {
        if (value.Length == 0)
        {
            return "Empty";
        }

        return value.All(s_signs.ContainsKey)
            ? string.Concat(value.Select(static sign => s_signs[sign]))
            : "U" + string.Concat(
                value.Take(MaxSpelled).Select(static character => ((int)character).ToString("X4", CultureInfo.InvariantCulture)));
    }
}
