using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Schemas of Swagger 2.0 as OpenAPI 3.0 writes them.</summary>
internal sealed class SwaggerSchemas(SwaggerReporter reporter)
{
    private const string File = "file";

    /// <summary>What a node was converted to: aliases share nodes.</summary>
    private readonly Dictionary<YamlNode, YamlNode> _known = [];

    public static bool IsFile(YamlNode? schema) => schema is YamlMapping mapping && mapping["type"] is YamlScalar { Text: File };

    public YamlNode Convert(YamlNode schema)
    {
        if (schema is not YamlMapping mapping)
        {
            return schema;
        }

        if (!_known.TryGetValue(schema, out var known))
        {
            _known.Add(schema, known = Convert(mapping));
        }

        return known;
    }

    /// <summary>Schemas by name.</summary>
    public YamlNode ConvertEach(YamlNode schemas) => MappingWriter.Each(schemas, Convert);

    private YamlMapping Convert(YamlMapping schema)
    {
        var writer = new MappingWriter(schema);
        foreach (var entry in schema.Entries)
        {
            Add(writer, entry.Key, entry.Value);
        }

        if (IsFile(schema))
        {
            writer.AddText("format", "binary");
        }

        return writer.Write();
    }

    private void Add(MappingWriter writer, YamlScalar key, YamlNode value)
    {
        switch (key.Text)
        {
            case "type" when value is YamlScalar { Text: File }:
                writer.Add(key, MappingWriter.Text(value, "string"));
                break;
            case "format" when value is YamlScalar { Text: File }:
                break;
            case "properties":
                writer.Add(key, ConvertEach(value));
                break;
            case "items" or "additionalProperties" or "not":
                writer.Add(key, Convert(value));
                break;
            case "allOf" or "anyOf" or "oneOf" when value is YamlSequence list:
                writer.Add(key, new YamlSequence(list.Line, list.Column, [.. list.Items.Select(Convert)]));
                break;
            case "discriminator" when value is YamlScalar name:
                writer.Add(key, new MappingWriter(value).Add("propertyName", name).Write());
                break;
            case "x-nullable":
                writer.Add("nullable", value, key);
                break;
            case "collectionFormat":
                ReportInner(key, value);
                break;
            default:
                writer.Add(key, value);
                break;
        }
    }

    /// <summary>A format of lists inside lists.</summary>
    private void ReportInner(YamlScalar key, YamlNode value)
    {
        if (value is YamlScalar { Text: not "csv" } format)
        {
            reporter.Report(key, "collectionFormat: " + format.Text, "inner lists are written with commas");
        }
    }
}
