using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Parameters of Swagger 2.0 as OpenAPI 3.0 writes them: the type stands in a schema,
/// and what is sent in the body is one.</summary>
internal sealed class SwaggerParameters(SwaggerSchemas schemas, SwaggerReporter reporter)
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";

    private const string Body = "body";
    private const string FormData = "formData";

    /// <summary>What belongs to a parameter, and not to its schema.</summary>
    private static readonly HashSet<string> s_own =
        new(StringComparer.Ordinal) { "name", "in", "description", "required", "allowEmptyValue", "schema", "collectionFormat" };

    public static bool IsBody(YamlNode? parameter) => PlaceOf(parameter) == Body;

    public static bool IsForm(YamlNode? parameter) => PlaceOf(parameter) == FormData;

    /// <summary>A parameter that stands in no body.</summary>
    public YamlNode Convert(YamlNode parameter)
    {
        if (parameter is not YamlMapping mapping || mapping["$ref"] is not null)
        {
            return parameter;
        }

        var writer = new MappingWriter(mapping)
            .AddFrom(
                mapping, static name => name is "name" or "in" or "description" or "required" or "allowEmptyValue" || IsExtension(name));
        if (mapping["schema"] is { } schema)
        {
            writer.Add(mapping.Key("schema")!, schemas.Convert(schema));
        }
        else
        {
            AddStyle(writer, mapping, PlaceOf(mapping) is "query");
            writer.Add("schema", SchemaOf(mapping));
        }

        return writer.Write();
    }

    /// <summary>A header of an answer.</summary>
    public YamlNode ConvertHeader(YamlNode header) => header is YamlMapping mapping && mapping["schema"] is null && mapping["$ref"] is null
        ? new MappingWriter(mapping).AddFrom(mapping, "description").Add("schema", SchemaOf(mapping)).Write()
        : header;

    /// <summary>The body of an operation that a parameter describes.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="mediaTypes">What may be sent.</param>
    public YamlMapping ConvertBody(YamlMapping parameter, IReadOnlyList<YamlScalar> mediaTypes)
    {
        var content = new MappingWriter(parameter);
        var schema = schemas.Convert(parameter["schema"] ?? MappingWriter.Text(parameter, ""));
        foreach (var mediaType in mediaTypes)
        {
            var media = new MappingWriter(parameter);
            if (parameter.Key("schema") is { } key)
            {
                media.Add(key, schema);
            }

            content.Add(mediaType, media.Write());
        }

        return new MappingWriter(parameter)
            .AddFrom(parameter, static name => name is "description" or "required" || IsExtension(name))
            .Add("content", content.Write())
            .Write();
    }

    /// <summary>The body of an operation whose fields are parameters.</summary>
    /// <param name="fields">The parameters.</param>
    /// <param name="mediaTypes">What may be sent.</param>
    public YamlMapping ConvertForm(IReadOnlyList<YamlMapping> fields, IReadOnlyList<YamlScalar> mediaTypes)
    {
        var at = fields[0];
        var properties = new MappingWriter(at);
        var required = new List<YamlNode>();
        var encoding = new MappingWriter(at);
        foreach (var field in fields)
        {
            if (field["name"] is YamlScalar name)
            {
                properties.Add(name, PropertyOf(field));
                if (IsRequired(field))
                {
                    required.Add(name);
                }

                AddEncoding(encoding, name, field);
            }
        }

        var schema = new MappingWriter(at).AddText("type", "object").Add("properties", properties.Write());
        if (required.Count > 0)
        {
            schema.Add("required", new YamlSequence(at.Line, at.Column, required));
        }

        var media = new MappingWriter(at).Add("schema", schema.Write());
        if (!encoding.IsEmpty)
        {
            media.Add("encoding", encoding.Write());
        }

        var written = media.Write();
        var content = new MappingWriter(at);
        foreach (var mediaType in mediaTypes)
        {
            content.Add(mediaType, written);
        }

        return new MappingWriter(at).AddFlag("required", required.Count > 0).Add("content", content.Write()).Write();
    }

    private static string? PlaceOf(YamlNode? parameter) => ((parameter as YamlMapping)?["in"] as YamlScalar)?.Text;

    private static bool IsExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal) && name != "x-nullable";

    private static bool IsRequired(YamlMapping field) =>
        field["required"] is YamlScalar { Kind: YamlScalarKind.Boolean, Text: "true" or "True" or "TRUE" };

    private YamlNode SchemaOf(YamlMapping parameter) => schemas.Convert(
        new MappingWriter(parameter).AddFrom(parameter, static name => !s_own.Contains(name) && !IsExtension(name)).Write());

    /// <summary>A field's schema has its description as well.</summary>
    private YamlNode PropertyOf(YamlMapping field) => schemas.Convert(new MappingWriter(field)
        .AddFrom(field, static name => name == "description" || !s_own.Contains(name)).Write());

    private void AddEncoding(MappingWriter encoding, YamlScalar name, YamlMapping field)
    {
        var style = new MappingWriter(field);
        AddStyle(style, field, isQuery: true);
        if (!style.IsEmpty)
        {
            encoding.Add(name, style.Write());
        }
    }

    /// <summary>How a list is written.</summary>
    /// <param name="isQuery">Whether there is more than one way.</param>
    private void AddStyle(MappingWriter writer, YamlMapping parameter, bool isQuery)
    {
        if (parameter["type"] is not YamlScalar { Text: "array" })
        {
            return;
        }

        var format = parameter["collectionFormat"] as YamlScalar;
        var style = format?.Text switch
        {
            null or "csv" or "multi" => "form",
            "ssv" => "spaceDelimited",
            "pipes" => "pipeDelimited",
            _ => null,
        };
        if (style is null || (!isQuery && format is { Text: not "csv" }))
        {
            reporter.Report(parameter.Key("collectionFormat")!, "collectionFormat: " + format!.Text, "the list is written with commas");
        }

        if (isQuery)
        {
            writer.AddText("style", style ?? "form").AddFlag("explode", format?.Text == "multi");
        }
    }
}
