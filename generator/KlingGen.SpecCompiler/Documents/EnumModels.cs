using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of enums.</summary>
internal static class EnumModels
{
    /// <summary>The longest value that is spelled out character by character.</summary>
    private const int MaxSpelled = 8;

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
                    var asked = owner.Extensions.EnumName(i, value);
                    members.Add(new EnumMemberModel(value, names.Take(NameOf(value, asked)), owner.Extensions.EnumDescription(i, value)));
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

    /// <summary>A name for a value without a letter or digit, such as <c>+</c> or the empty string.</summary>
    private static string Spell(string value) => value.Length == 0
        ? "Empty"
        : "U" + string.Concat(
            value.Take(MaxSpelled).Select(static character => ((int)character).ToString("X4", CultureInfo.InvariantCulture)));
}
