using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The named parts of a section of a document. A section may be one reference to where its parts stand, with their names; those
/// that stand beside the reference come first.</summary>
internal static class SpecNodeMembers
{
    /// <summary>The members of a section; none where there is none or where it is no object, which is reported.</summary>
    public static IEnumerable<(YamlScalar Key, SpecNode Value)> SectionAt(this SpecNode parent, string section, SpecContext context) =>
        context.Values.Object(parent, section) is { } found ? found.Parts(section, context) : [];

    /// <summary>The members of a section; none where it is no object.</summary>
    /// <param name="section">The section.</param>
    /// <param name="name">What it is called.</param>
    public static IEnumerable<(YamlScalar Key, SpecNode Value)> Parts(this SpecNode? section, string name, SpecContext context) =>
        section is not { Mapping: not null } ? []
            : ReferenceOf(section) is { } reference ? Parts(section, reference, name, context)
            : section.Members();

    /// <summary>The members that are objects, without extensions; others are reported.</summary>
    public static IEnumerable<(string Key, SpecNode Value)> MembersAt(this SpecNode parent, string section, SpecContext context)
    {
        foreach (var (name, value) in parent.SectionAt(section, context))
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

    /// <summary>The reference that a section is. One whose value is an object is a part of that name.</summary>
    public static SpecNode? ReferenceOf(SpecNode section) =>
        section.Mapping?["$ref"] is YamlScalar { Kind: YamlScalarKind.String } ? section["$ref"] : null;

    private static List<(YamlScalar Key, SpecNode Value)> Parts(SpecNode section, SpecNode first, string name, SpecContext context)
    {
        var found = new List<(YamlScalar Key, SpecNode Value)>();
        var names = new HashSet<string>(StringComparer.Ordinal) { "$ref" };
        var passed = new HashSet<YamlNode>();
        SpecNode? reference = first;
        while (reference is not null && passed.Add(reference.Node))
        {
            found.AddRange(section.Members().Where(member => names.Add(member.Key.Text)));
            if (context.References.Resolve(reference) is not { } target)
            {
                return found;
            }

            if (!IsSection(target))
            {
                context.Reporter.Report(SpecDescriptors.NoSection, first, name, first.Text!);
                return found;
            }

            section = target;
            reference = ReferenceOf(section);
        }

        if (reference is not null)
        {
            context.Reporter.Report(SpecDescriptors.CircularReference, reference);
            return found;
        }

        found.AddRange(section.Members().Where(member => names.Add(member.Key.Text)));
        return found;
    }

    /// <summary>Whether all members are parts, and not those of a single part.</summary>
    public static bool IsSection(SpecNode target) => target.Mapping is not null && (ReferenceOf(target) is not null
        || target.Members().All(static member => member.Value.Mapping is not null || member.Value.IsNull
            || member.Value.Node is YamlScalar { Kind: YamlScalarKind.Boolean } || SchemaKeywords.IsExtension(member.Key.Text)));
}
