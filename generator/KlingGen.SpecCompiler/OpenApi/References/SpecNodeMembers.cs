using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The named parts of a section of a document.</summary>
internal static class SpecNodeMembers
{
    /// <summary>The members that are objects, without extensions; others are reported.</summary>
    public static IEnumerable<(string Key, SpecNode Value)> MembersAt(this SpecNode parent, string section, SpecContext context)
    {
        if (context.Values.Object(parent, section) is not { } mapping)
        {
            yield break;
        }

        foreach (var (name, value) in mapping.Members())
        {
            if (SchemaKeywords.IsExtension(name.Text))
            {
                continue;
            }

            if (value.Mapping is not null)
            {
                yield return (name.Text, value);
            }
            else if (!value.IsNull && value.Node is not YamlScalar { Kind: YamlScalarKind.Boolean })
            {
                // A boolean is a schema too.
                context.Reporter.Ignored(value, name.Text, "an object");
            }
        }
    }
}
