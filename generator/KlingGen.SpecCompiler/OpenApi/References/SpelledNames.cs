using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The names that a document spells out for its schemas: a name made up for an inner schema of any document of the namespace gives
/// way to them.</summary>
internal static class SpelledNames
{
    /// <param name="document">The document.</param>
    /// <param name="requested">The places in it that others lead to.</param>
    public static IEnumerable<string> Of(SpecDocument document, EquatableArray<RequestedPart> requested)
    {
        if (document.Root is not YamlMapping mapping)
        {
            return [];
        }

        var sections = requested.Select(part => part.Kind switch
        {
            PartKind.NamedSchemas => document.Find(part.Pointer)?.Node,
            PartKind.Components => (document.Find(part.Pointer)?.Node as YamlMapping)?["schemas"],
            _ => null,
        });
        var isFile = document.Version == SpecVersion.Fragment && IsSchema(mapping)
            && !requested.Any(static part => part.Pointer.Length == 0 && part.Kind is not (PartKind.Unknown or PartKind.Schema));
        return (isFile ? [Path.GetFileNameWithoutExtension(ReferencePath.FileName(document.Path))] : Array.Empty<string>())
            .Concat(document.SpelledNames)
            .Concat(sections.SelectMany(Names));
    }

    /// <summary>Those that it spells out by itself.</summary>
    public static IReadOnlyList<string> Of(YamlNode? root, SpecVersion version) => root is not YamlMapping mapping ? []
        : [
            .. Names((mapping["components"] as YamlMapping)?["schemas"]),
            .. version == SpecVersion.Fragment ? Names(mapping["$defs"]).Concat(Names(mapping["definitions"])) : [],
        ];

    /// <summary>Whether a whole file is one schema, which bears the file's name.</summary>
    public static bool IsSchema(YamlMapping root) =>
        root["type"] is YamlScalar
            || root["properties"] is not null
            || root["allOf"] is not null
            || root["oneOf"] is not null
            || root["anyOf"] is not null;

    private static List<string> Names(YamlNode? schemas) => schemas is not YamlMapping mapping
        ? []
        : mapping.Entries.Where(static entry => entry.Value is YamlMapping)
            .Select(static entry => (entry.Value as YamlMapping)?["x-csharp-name"] is YamlScalar { Text: { } name } ? name : entry.Key.Text)
            .ToList();
}
