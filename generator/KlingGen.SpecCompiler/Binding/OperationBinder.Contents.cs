using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class OperationBinder
{
    private static readonly HashSet<string> s_jsonLines = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/jsonl", "application/x-ndjson", "application/ndjson", "application/json-seq", "application/json-lines", "application/x-jsonlines", "application/stream+json",
    };

    private List<ParameterModel> BindParameters(string path, SpecNode item, SpecNode operation, string name)
    {
        var inPath = path.Split('{').Skip(1).Select(static segment => segment.Split('}')[0]).Distinct().ToList();
        var found = new List<(SpecNode Node, string Name, string In)>();
        foreach (var holder in (SpecNode[])[operation, item])
        {
            foreach (var entry in (reader.Array(holder, "parameters")?.Items()).OrEmpty())
            {
                if (ParameterAt(entry) is not { } parameter || found.Exists(other => other.Name == parameter.Name && other.In == parameter.In))
                {
                    continue;
                }

                if (parameter.In == "path" && path.Length > 0 && !inPath.Contains(parameter.Name))
                {
                    reader.LeftOut(parameter.Node["name"]!.Value, "name", $"in braces in the path '{path}'");
                }
                else if (!IsStandardHeader(parameter.Name, parameter.In))
                {
                    found.Add(parameter);
                }
            }
        }

        var names = new NameScope("parameter", "body", "cancellationToken");
        var parameters = found.ConvertAll(parameter => BindParameter(parameter.Node, parameter.Name, parameter.In, name, names));

        // A path parameter that nobody declares is a string.
        foreach (var wire in inPath.Where(wire => !found.Exists(parameter => parameter.In == "path" && parameter.Name == wire)))
        {
            parameters.Add(new ParameterModel
            {
                JsonName = wire,
                Name = names.Take(CSharpName.Camel(wire)),
                Documentation = new DocumentationModel(null, null, ""),
                Location = ParameterLocation.Path,
                Style = ParameterStyle.Simple,
                Explode = false,
                AllowReserved = false,
                Required = true,
                Nullable = false,
                Type = TypeRef.String,
                ContentType = null,
                Default = null,
                Assertions = default,
            });
        }

        return parameters;
    }

    /// <summary>A parameter with its name and place; null when it has none, or when it is a body in Swagger's form.</summary>
    private (SpecNode Node, string Name, string In)? ParameterAt(SpecNode entry)
    {
        if (reader.Follow(entry) is not { } parameter)
        {
            return null;
        }

        if (parameter.Mapping is null)
        {
            reader.LeftOut(parameter, "parameters", "a list of objects");
            return null;
        }

        if (parameter["name"] is null || parameter["in"] is null)
        {
            if (parameter["in"]?.Text != "body")
            {
                reader.Report(SpecDescriptors.InvalidValue, parameter, "parameters", "a list of objects with 'name' and 'in'", "written without one of them here", "ignored");
            }

            return null;
        }

        return reader.Text(parameter, "name") is { } name && PlaceOf(parameter) is { } place ? (parameter, name, place) : null;
    }

    /// <summary>Where a parameter stands in a request; null when it is no such place.</summary>
    private string? PlaceOf(SpecNode parameter)
    {
        var place = reader.Text(parameter, "in");
        if (place is null or "path" or "query" or "header" or "cookie" or "querystring")
        {
            return place;
        }

        if (place != "body")
        {
            reader.LeftOut(parameter["in"]!.Value, "in", "'path', 'query', 'header' or 'cookie'");
        }

        return null;
    }

    /// <summary>Headers that the standard leaves to other parts of a document.</summary>
    private static bool IsStandardHeader(string name, string place) =>
        place == "header" && (name.Equals("Accept", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    private ParameterModel BindParameter(SpecNode parameter, string wire, string place, string operation, NameScope names)
    {
        var location = place switch
        {
            "path" => ParameterLocation.Path,
            "header" => ParameterLocation.Header,
            "cookie" => ParameterLocation.Cookie,
            "querystring" => ParameterLocation.QueryString,
            _ => ParameterLocation.Query,
        };
        var style = StyleOf(parameter) ?? (location is ParameterLocation.Path or ParameterLocation.Header ? ParameterStyle.Simple : ParameterStyle.Form);
        var content = (reader.Object(parameter, "content")?.Members()).OrEmpty().Select(static member => (member.Key.Text, member.Value)).FirstOrDefault();
        var schema = _swagger.SchemaOf(parameter) ?? (content.Text is null ? null : content.Value["schema"]);
        var bound = schema is { } typed ? schemas.Bind(typed, operation + CSharpName.Pascal(wire)) : new BoundSchema(TypeRef.String, false);
        return new ParameterModel
        {
            JsonName = wire,
            Name = names.Take(CSharpName.Camel(reader.CSharpName(parameter) ?? wire)),
            Documentation = documentation.Bind(schema is { } described ? [parameter, described] : [parameter]),
            Location = location,
            Style = style,
            Explode = reader.Flag(parameter, "explode", style is ParameterStyle.Form or ParameterStyle.DeepObject),
            AllowReserved = reader.Flag(parameter, "allowReserved"),
            Required = location == ParameterLocation.Path || reader.Flag(parameter, "required"),
            Nullable = bound.Nullable,
            Type = bound.Type,
            ContentType = content.Text,
            Default = schema?["default"] is { } value ? JsonText.Of(value.Node) : null,
            Assertions = schema is { } ruled ? assertions.BeyondType([ruled], bound.Type) : default,
        };
    }

    private ParameterStyle? StyleOf(SpecNode holder) => reader.Text(holder, "style") switch
    {
        "simple" => ParameterStyle.Simple,
        "label" => ParameterStyle.Label,
        "matrix" => ParameterStyle.Matrix,
        "form" or "cookie" => ParameterStyle.Form,
        "spaceDelimited" => ParameterStyle.SpaceDelimited,
        "pipeDelimited" => ParameterStyle.PipeDelimited,
        "deepObject" => ParameterStyle.DeepObject,
        _ => null,
    };

    private BodyModel? BindBody(SpecNode operation, SpecNode item, string name)
    {
        if (_swagger.BodyOf(operation, item) is not { } body)
        {
            return null;
        }

        var contents = BindContents(body, name + "Request", isRequest: true);
        var sets = rules.Where(set => contents.Exists(content => content.Type == set.Target));
        return new BodyModel(
            reader.Flag(body, "required"),
            documentation.Bind([body]),
            contents.ToEquatableArray(),
            sets.Select(set => new ModelRef(_namespace, set.Name, ModelKind.Object)).ToEquatableArray());
    }

    private IEnumerable<ResponseModel> BindResponses(SpecNode operation, string name)
    {
        foreach (var (status, found) in (reader.Object(operation, "responses")?.Members()).OrEmpty())
        {
            if (!status.Text.StartsWith("x-", StringComparison.Ordinal) && found.Mapping is not null && reader.Follow(found) is { } response)
            {
                yield return new ResponseModel(status.Text, documentation.Bind([response]), BindContents(response, name + "Response", isRequest: false).ToEquatableArray());
            }
        }
    }

    private List<ContentModel> BindContents(SpecNode holder, string hint, bool isRequest)
    {
        var contents = new List<ContentModel>();
        foreach (var (mediaType, found) in _swagger.ContentsOf(holder))
        {
            if (reader.Follow(found) is not { } media)
            {
                continue;
            }

            var kind = KindOf(mediaType, media);
            var schema = kind is ContentKind.EventStream or ContentKind.JsonLines ? ItemOf(media, kind) : media["schema"];
            var bound = schema is { Mapping: not null } typed ? schemas.Bind(typed, hint, isUse: kind != ContentKind.Multipart) : new BoundSchema(TypeRef.Json, false);
            var type = kind switch
            {
                ContentKind.Binary => new PrimitiveRef(PrimitiveKind.Stream),
                ContentKind.Text => TypeRef.String,
                _ => bound.Type,
            };
            var parts = isRequest && schema is { Mapping: not null } form && kind is ContentKind.Form or ContentKind.Multipart ? BindParts(media, schema.Value, type) : default;
            var limits = schema is { Mapping: not null } ruled && type == bound.Type ? assertions.BeyondType([ruled], type) : default;
            var nullable = bound.Nullable && type == bound.Type && type != TypeRef.Json;
            var content = new ContentModel(mediaType, kind, type, limits, parts, nullable);
            contents.Add(content);
            if (kind == ContentKind.Multipart && schema is { Mapping: not null } whole)
            {
                UseMultipart(content, whole, hint);
            }
        }

        return contents;
    }

    /// <summary>Where each part is a parameter of its own, nothing refers to the type of the whole.</summary>
    private void UseMultipart(ContentModel content, SpecNode schema, string hint)
    {
        if (content.HasFiles && schemas.DeclarationOf(content.Type) is { } declaration && ReferenceEquals(declaration.Schema.Node, schema.Node))
        {
            _divided.Add(declaration);
        }
        else
        {
            schemas.Bind(schema, hint);
        }
    }

    /// <summary>The schema of one line, or of one event's data: OpenAPI 3.2 describes the whole event, and in it the data as a text that may be JSON.</summary>
    private SpecNode? ItemOf(SpecNode media, ContentKind kind)
    {
        if (media["itemSchema"] is not { Mapping: not null } item)
        {
            return media["schema"];
        }

        if (kind == ContentKind.EventStream && schemas.Flatten(item).Properties.FirstOrDefault(static property => property.Name == "data").Schemas is { Count: > 0 } data)
        {
            return data.Select(static part => part["contentSchema"]).FirstOrDefault(static found => found is not null) ?? data[0];
        }

        return item;
    }

    public static bool IsMultipart(string mediaType) => mediaType.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    private ContentKind KindOf(string mediaType, SpecNode media)
    {
        var name = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        if (s_jsonLines.Contains(name) || name.EndsWith("+json-seq", StringComparison.Ordinal))
        {
            return ContentKind.JsonLines;
        }

        if (name is "application/json" or "text/json" || name.EndsWith("+json", StringComparison.Ordinal))
        {
            return ContentKind.Json;
        }

        if (name == "application/x-www-form-urlencoded")
        {
            return ContentKind.Form;
        }

        if (IsMultipart(name))
        {
            return ContentKind.Multipart;
        }

        if (name == "text/event-stream")
        {
            return ContentKind.EventStream;
        }

        if (name.StartsWith("text/", StringComparison.Ordinal) || name is "application/xml" || name.EndsWith("+xml", StringComparison.Ordinal))
        {
            return ContentKind.Text;
        }

        // A schema of JSON's own kinds under any type at all is JSON.
        return name == "*/*" && media["schema"] is { Mapping: not null } schema && schemas.Flatten(schema).Format != "binary" ? ContentKind.Json : ContentKind.Binary;
    }

    /// <summary>The fields of a form. Members of format <c>binary</c> are files.</summary>
    private EquatableArray<PartModel> BindParts(SpecNode media, SpecNode schema, TypeRef type)
    {
        if (schemas.DeclarationOf(type) is not { } declaration)
        {
            return default;
        }

        var names = new NameScope("part", "cancellationToken");
        var parts = new List<PartModel>();
        foreach (var (member, sources) in schemas.PropertiesOf(declaration))
        {
            var shape = schemas.Flatten(sources);
            var encoding = media["encoding"]?[member.JsonName];
            var style = encoding is { } styled ? StyleOf(styled) ?? ParameterStyle.Form : ParameterStyle.Form;
            var file = IsFile(shape) ? new PrimitiveRef(PrimitiveKind.Stream) : shape.Items is { Mapping: not null } items && IsFile(schemas.Flatten(items)) ? new ListRef(new PrimitiveRef(PrimitiveKind.Stream), false) : member.Type;
            parts.Add(new PartModel
            {
                JsonName = member.JsonName,
                Name = names.Take(CSharpName.Camel(member.JsonName)),
                Documentation = documentation.Bind(sources.Concat(shape.Parts)),
                Type = file,
                Required = member.Required,
                Nullable = member.Nullable,
                ContentType = encoding is { } settings ? reader.Text(settings, "contentType") : null,
                Style = style,
                Explode = encoding is not { } exploded || reader.Flag(exploded, "explode", style is ParameterStyle.Form or ParameterStyle.DeepObject),
                Assertions = file == member.Type ? assertions.BeyondType(sources, file) : default,
            });
        }

        return parts.ToEquatableArray();
    }

    private static bool IsFile(SchemaShape shape) =>
        shape.Format == "binary" || shape.Parts.Exists(static part => part["contentMediaType"] is not null && part["contentEncoding"] is null);
}
