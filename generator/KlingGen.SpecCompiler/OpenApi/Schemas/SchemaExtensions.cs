using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>What a schema says beyond JSON Schema, in members that begin with <c>x-</c>.</summary>
internal readonly struct SchemaExtensions(SpecNode schema, SpecContext context)
{
    private static readonly string[] s_enumNames = ["x-enum-varnames", "x-enumNames"];
    private static readonly string[] s_enumDescriptions = ["x-enum-descriptions", "x-enumDescriptions"];

    /// <summary>The sentence that a person reads where one of the schema's rules is broken.</summary>
    public string? ErrorMessage => context.Values.Text(schema, "x-error-message");

    /// <summary>Whether the schema's rules warn and do not refuse.</summary>
    public bool IsWarning => context.Values.Text(schema, "x-severity") == "warning";

    /// <summary>Whether the schema is a rule schema: a check over the type that it names, and no type of its own.</summary>
    public bool IsRuleSchema => schema["x-constrains"] is not null;

    /// <summary>What a rule schema names.</summary>
    public SpecValue? Constrains => schema["x-constrains"] is { } value ? new SpecValue(value, context) : null;

    /// <summary>The schema that a rule schema constrains; null where there is none, which is reported.</summary>
    public Schema? Constrained =>
        schema["x-constrains"] is { } reference && context.References.Resolve(reference) is { } target ? new Schema(target, context) : null;

    /// <summary>The word for the value at a place of an <c>enum</c>, of which a C# name is made.</summary>
    public string? EnumName(int index, string value) => EnumText(index, value, s_enumNames);

    public string? EnumDescription(int index, string value) => EnumText(index, value, s_enumDescriptions);

    /// <summary>Words that would stand at the wrong value, or at none, are told.</summary>
    public void CheckEnumWords(IReadOnlyList<SpecValue> values)
    {
        foreach (var extension in s_enumNames.Concat(s_enumDescriptions))
        {
            if (schema[extension] is { IsNull: false } words && ProblemOf(extension, words.Node, values) is { } problem)
            {
                context.Reporter.Report(SpecDescriptors.EnumWords, words, extension, problem);
            }
        }
    }

    private static string? ProblemOf(string extension, YamlNode words, IReadOnlyList<SpecValue> values) => words switch
    {
        YamlSequence list when list.Items.Count != values.Count =>
            $"has {list.Items.Count} words for {values.Count} values; they are taken in order",
        YamlSequence => null,
        YamlMapping map when map.Entries.FirstOrDefault(entry => !values.Any(value => value.Text == entry.Key.Text)) is { Key: { } key } =>
            $"speaks of '{key.Text}', which is none of the values",
        YamlMapping => extension == "x-enumDescriptions" ? "is a map, which not all tools read; it is taken by value" : null,
        _ => "is neither a list nor a map and has no effect",
    };

    /// <summary>What an extension says of one value, as a list in the order of the values or as a map by value.</summary>
    private string? EnumText(int index, string value, string[] extensions)
    {
        foreach (var extension in extensions)
        {
            var found = schema[extension] switch
            {
                { Node: YamlSequence sequence } list when index < sequence.Items.Count => list.At(index).Text,
                { Node: YamlMapping } map => map[value]?.Text,
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
