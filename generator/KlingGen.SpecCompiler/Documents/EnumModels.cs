using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of enums.</summary>
internal static class EnumModels
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

    public static EnumModel Bind(TypeDeclaration declaration, DocumentationModel prose)
    {
        var names = new NameScope("Empty", ReservedNames.OfEnum);
        names.Reserve(declaration.Name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<EnumMemberModel>();
        foreach (var owner in declaration.Enums)
        {
            var values = owner.Listed.ToList();
            owner.Extensions.CheckEnumWords(values);
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i].Text is { } value && !declaration.Refused.Contains(values[i]) && seen.Add(value))
                {
                    var asked = NameOf(value, owner.Extensions.EnumName(i, value));
                    var name = names.Take(asked);
                    members.Add(new EnumMemberModel(value, name, owner.Extensions.EnumDescription(i, value)));
                    if (name != asked)
                    {
                        values[i].Report(SpecDescriptors.EnumNameTaken, value, asked, name);
                    }
                }
            }
        }

        return new EnumModel(declaration.Name, prose, members.ToEquatableArray(), declaration.OpenEnum);
    }

    private static string NameOf(string value, string? asked)
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
