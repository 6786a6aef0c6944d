using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Paths, operations and answers of Swagger 2.0 as OpenAPI 3.0 writes them.</summary>
/// <param name="root">The document, whose media types hold where an operation names none.</param>
internal sealed class SwaggerOperations(
    YamlMapping root, SwaggerSchemas schemas, SwaggerParameters parameters, SwaggerServers servers)
{
    private const string Json = "application/json";
    private const string Binary = "application/octet-stream";

    public YamlNode ConvertPaths(YamlNode paths) => MappingWriter.Each(paths, ConvertPath);

    public YamlNode ConvertResponses(YamlNode responses) => MappingWriter.Each(responses, response => ConvertResponse(response, root));

    /// <summary>A body that operations refer to.</summary>
    public YamlMapping ConvertBody(YamlMapping parameter) =>
        parameters.ConvertBody(parameter, MediaTypes(root, "consumes", parameter, Json));

    private YamlNode ConvertPath(YamlNode path)
    {
        if (path is not YamlMapping item)
        {
            return path;
        }

        var writer = new MappingWriter(item);
        var shared = (item["parameters"] as YamlSequence)?.Items ?? [];
        foreach (var entry in item.Entries)
        {
            if (entry.Key.Text == "parameters" && entry.Value is YamlSequence list)
            {
                writer.Add(entry.Key, ParametersOf(list));
            }
            else
            {
                writer.Add(
                    entry.Key,
                    Methods.Contains(entry.Key.Text) && entry.Value is YamlMapping operation
                        ? ConvertOperation(operation, shared)
                        : entry.Value);
            }
        }

        return writer.Write();
    }

    private YamlMapping ConvertOperation(YamlMapping operation, IReadOnlyList<YamlNode> shared)
    {
        var writer = new MappingWriter(operation);
        foreach (var entry in operation.Entries)
        {
            switch (entry.Key.Text)
            {
                case "parameters" when entry.Value is YamlSequence list:
                    writer.Add(entry.Key, ParametersOf(list));
                    break;
                case "responses":
                    writer.Add(entry.Key, MappingWriter.Each(entry.Value, response => ConvertResponse(response, operation)));
                    break;
                case "schemes":
                    writer.Add("servers", servers.Convert(entry.Value), entry.Key);
                    break;
                case "consumes" or "produces":
                    break;
                default:
                    writer.Add(entry.Key, entry.Value);
                    break;
            }
        }

        if (BodyOf((operation["parameters"] as YamlSequence)?.Items ?? [], operation) is { } own)
        {
            writer.Add("requestBody", own);
        }
        else if (BodyOf(shared, operation) is { } ofPath)
        {
            writer.Add("requestBody", ofPath);
        }

        return writer.Write();
    }

    /// <summary>Those that stand in no body.</summary>
    private YamlSequence ParametersOf(YamlSequence list) => new(list.Line, list.Column,
        [.. list.Items.Where(item => Followed(item) is var found && !SwaggerParameters.IsBody(found) && !SwaggerParameters.IsForm(found))
            .Select(parameters.Convert)]);

    private YamlMapping? BodyOf(IReadOnlyList<YamlNode> list, YamlMapping operation)
    {
        var fields = list.Select(Followed).Where(SwaggerParameters.IsForm).OfType<YamlMapping>().ToList();
        if (fields.Count > 0)
        {
            return parameters.ConvertForm(fields, FormTypes(operation, fields));
        }

        if (list.FirstOrDefault(item => SwaggerParameters.IsBody(Followed(item))) is not YamlMapping entry)
        {
            return null;
        }

        // A body that others send alike is a component.
        return entry["$ref"] is not null && operation["consumes"] is null
            ? entry
            : parameters.ConvertBody((YamlMapping)Followed(entry)!, MediaTypes(operation, "consumes", entry, Json));
    }

    private IReadOnlyList<YamlScalar> FormTypes(YamlMapping operation, List<YamlMapping> fields)
    {
        var hasFiles = fields.Exists(SwaggerSchemas.IsFile);
        var named = MediaTypes(operation, "consumes", fields[0], hasFiles ? SwaggerParameters.Multipart : SwaggerParameters.Form)
            .Where(type => type.Text == SwaggerParameters.Multipart || (!hasFiles && type.Text == SwaggerParameters.Form))
            .ToList();
        return named.Count > 0
            ? named
            : [MappingWriter.Text(fields[0], hasFiles ? SwaggerParameters.Multipart : SwaggerParameters.Form)];
    }

    private YamlNode ConvertResponse(YamlNode response, YamlMapping operation)
    {
        if (response is not YamlMapping mapping || mapping["$ref"] is not null)
        {
            return response;
        }

        var writer = new MappingWriter(mapping).AddFrom(mapping, static name => name is not ("schema" or "headers" or "examples"));
        if (mapping["headers"] is { } headers)
        {
            writer.Add(mapping.Key("headers")!, MappingWriter.Each(headers, parameters.ConvertHeader));
        }

        if (mapping["schema"] is { } schema)
        {
            writer.Add("content", ContentOf(mapping, schema, operation), mapping.Key("schema"));
        }

        return writer.Write();
    }

    private YamlMapping ContentOf(YamlMapping response, YamlNode schema, YamlMapping operation)
    {
        var content = new MappingWriter(schema);
        var converted = schemas.Convert(schema);
        foreach (var mediaType in MediaTypes(operation, "produces", schema, SwaggerSchemas.IsFile(schema) ? Binary : Json))
        {
            var media = new MappingWriter(schema).Add(response.Key("schema")!, converted);
            if ((response["examples"] as YamlMapping)?[mediaType.Text] is { } example)
            {
                media.Add("example", example);
            }

            content.Add(mediaType, media.Write());
        }

        return content.Write();
    }

    /// <summary>The media types of an operation, else those of the document, else the usual one.</summary>
    private IReadOnlyList<YamlScalar> MediaTypes(YamlMapping operation, string keyword, YamlNode at, string usual)
    {
        var list = (operation[keyword] ?? root[keyword]) as YamlSequence;
        var named = (list?.Items ?? []).OfType<YamlScalar>().ToList();
        return named.Count > 0 ? named : [MappingWriter.Text(at, usual)];
    }

    /// <summary>A parameter, or the one that it refers to.</summary>
    private YamlNode? Followed(YamlNode parameter)
    {
        const string section = "#/parameters/";
        return (parameter as YamlMapping)?["$ref"] is not YamlScalar reference ? parameter
            : reference.Text.StartsWith(section, StringComparison.Ordinal) && root["parameters"] is { } shared
            ? FragmentPath.FindWritten(shared, "", reference.Text.Substring(section.Length - 1))?.Node
            : null;
    }
}
