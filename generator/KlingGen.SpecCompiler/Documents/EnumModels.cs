using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of enums.</summary>
internal static class EnumModels
{
    public static EnumModel Bind(TypeDeclaration declaration, DocumentationModel prose)
    {
        var names = new EnumMemberNames(declaration.Name);
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
                    var name = names.Take(values[i], owner.Extensions.EnumName(i, value));
                    members.Add(new EnumMemberModel(value, name, owner.Extensions.EnumDescription(i, value)));
                }
            }
        }

        return new EnumModel(declaration.Name, prose, members.ToEquatableArray(), declaration.OpenEnum);
    }
}
