using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>The names that a document spells out for its schemas: a name made up for an inner schema of any document of the namespace gives
/// way to them.</summary>
internal static class SpelledNames
{
    public static IReadOnlyList<string> Of(string path, YamlNode? root, SpecVersion version)
    {
        if (root is not YamlMapping mapping)
        {
            return [];
        }

        var components = Names((mapping["components"] as YamlMapping)?["schemas"]);
        return version == SpecVersion.Fragment
            ? [.. IsSchema(mapping)
                ? [Path.GetFileNameWithoutExtension(ReferencePath.FileName(path))]
                : Array.Empty<string>(), .. components, .. Names(mapping["$defs"]), .. Names(mapping["definitions"])]
            : components;
    }

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
