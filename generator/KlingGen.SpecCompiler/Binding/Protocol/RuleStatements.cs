using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>What rule schemas say of single members without a condition: in <c>properties</c>, by reference, and in <c>allOf</c>.</summary>
internal sealed class RuleStatements(SpecReader reader)
{
    /// <summary>Schemas that name each other twice would double the work at each step.</summary>
    private const int MaxStatements = 5_000;

    private const int MaxDepth = 32;

    /// <param name="IsWarning">Whether what is said only warns.</param>
    public readonly record struct Statement(string Pointer, SpecNode Schema, bool IsWarning);

    /// <summary>The statements of a rule schema; what stands nearer comes before what is referred to.</summary>
    public IReadOnlyList<Statement> Of(SpecNode schema)
    {
        var found = new List<Statement>();
        Collect(schema, "", isWarning: false, found, []);
        return found;
    }

    private void Collect(SpecNode schema, string pointer, bool isWarning, List<Statement> found, HashSet<YamlNode> active)
    {
        if (schema.Mapping is not { } mapping || found.Count >= MaxStatements || active.Count >= MaxDepth || !active.Add(mapping))
        {
            return;
        }

        isWarning |= schema["x-severity"]?.Text == "warning";
        found.Add(new Statement(pointer, schema, isWarning));
        foreach (var (key, value) in (schema["properties"]?.Members()).OrEmpty())
        {
            Collect(value, JsonPointer.Append(pointer, key.Text), isWarning, found, active);
        }

        if (schema["$ref"] is { } reference && reader.TryResolve(reference) is { } target)
        {
            Collect(target, pointer, isWarning, found, active);
        }

        foreach (var part in (schema["allOf"]?.Items()).OrEmpty())
        {
            Collect(part, pointer, isWarning, found, active);
        }

        active.Remove(mapping);
    }
}
