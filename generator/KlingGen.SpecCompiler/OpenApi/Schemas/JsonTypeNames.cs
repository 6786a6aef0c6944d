using KlingGen.Formats;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The words that <c>type</c> may have, and those that documents write in their place.</summary>
internal static class JsonTypeNames
{
    private const string Expected = "the name of a type of JSON Schema";

    private static readonly (JsonKinds Kind, string Name)[] s_names =
    [
        (JsonKinds.String, "string"), (JsonKinds.Number, "number"), (JsonKinds.Integer, "integer"), (JsonKinds.Boolean, "boolean"),
        (JsonKinds.Array, "array"), (JsonKinds.Object, "object"), (JsonKinds.Null, "null"),
    ];

    /// <summary>The kinds that the value of <c>type</c> names: one, or a list.</summary>
    public static JsonKinds Read(SpecNode type, SpecReporter reporter) => type.Node is YamlSequence
        ? type.Items().Aggregate(JsonKinds.None, (all, item) => all | ReadOne(item, reporter))
        : ReadOne(type, reporter);

    /// <summary>The names of kinds; a number that may be whole or not is named once.</summary>
    public static IEnumerable<string> Of(JsonKinds kinds) => s_names
        .Where(name => name.Kind == JsonKinds.Number ? (kinds & JsonKinds.Fraction) != 0
            : name.Kind == JsonKinds.Integer ? (kinds & JsonKinds.Number) == JsonKinds.Integer
            : (kinds & name.Kind) != 0)
        .Select(static name => name.Name);

    private static JsonKinds ReadOne(SpecNode type, SpecReporter reporter)
    {
        if (type.Node is not YamlScalar { Text: var name })
        {
            reporter.Ignored(type, "type", Expected);
            return JsonKinds.None;
        }

        if (KindOf(name) is { } kind)
        {
            return kind;
        }

        if (Meant(name) is not { } meant)
        {
            reporter.Report(SpecDescriptors.UnknownJsonType, type, name);
            return JsonKinds.None;
        }

        reporter.Coerced(type, "type", Expected, meant.Length == 0 ? "any type" : $"'{meant}'");
        return KindOf(meant) ?? JsonKinds.None;
    }

    private static JsonKinds? KindOf(string name)
    {
        foreach (var (kind, known) in s_names)
        {
            if (known == name)
            {
                return kind;
            }
        }

        return name == "file" ? JsonKinds.String : null;
    }

    /// <summary>The type that a word of another language plainly means, the empty string for any type; null when it is not plain.</summary>
    private static string? Meant(string name) => name.ToLowerInvariant() switch
    {
        "any" or "mixed" => "",
        "str" or "datetime" or "char" => "string",
        "int" or "long" or "short" or "bigint" => "integer",
        "numeric" => "number",
        "bool" => "boolean",
        "map" or "dict" or "dictionary" or "hash" => "object",
        "list" => "array",
        var lower when JsonFormats.Find(lower) is { } format => Of((JsonKinds)format.Kinds).Single(),
        var lower => KindOf(lower) is null ? null : lower,
    };
}
