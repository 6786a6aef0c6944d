using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>What rule schemas say of single members without a condition: in <c>properties</c>, by reference, and in <c>allOf</c>.</summary>
internal static class RuleStatements
{
    /// <summary>Schemas that name each other twice would double the work at each step.</summary>
    private const int MaxStatements = 5_000;

    private const int MaxDepth = 32;

    /// <summary>The statements of a rule schema; what stands nearer comes before what is referred to.</summary>
    public static IReadOnlyList<RuleStatement> Of(Schema schema)
    {
        var found = new List<RuleStatement>();
        Collect(schema, "", isWarning: false, found, []);
        return found;
    }

    private static void Collect(Schema schema, string pointer, bool isWarning, List<RuleStatement> found, HashSet<Schema> active)
    {
        if (!schema.IsObject || found.Count >= MaxStatements || active.Count >= MaxDepth || !active.Add(schema))
        {
            return;
        }

        isWarning |= schema.Extensions.IsWarning;
        found.Add(new RuleStatement(pointer, schema, isWarning));
        foreach (var (name, member) in schema.Properties)
        {
            Collect(member, JsonPointer.Append(pointer, name), isWarning, found, active);
        }

        if (schema.QuietReference is { } target)
        {
            Collect(target, pointer, isWarning, found, active);
        }

        foreach (var part in schema.AllOf)
        {
            Collect(part, pointer, isWarning, found, active);
        }

        active.Remove(schema);
    }
}
