using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KlingGen.Runtime;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace KlingGen.AspNetCore.Schemas;

/// <summary>Puts the schemas of generated types into an application's document, and those that they lead to.</summary>
internal sealed class GeneratedSchemas : IOpenApiDocumentTransformer
{
    /// <summary>Keywords whose value is no schema, so that a <c>$ref</c> in it is none.</summary>
    private static readonly HashSet<string> Values = ["const", "default", "enum", "example", "examples"];

    private readonly ConcurrentDictionary<string, string> _typesById = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApiTypeResolver> _resolvers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <summary>The name under which a type stands in the document: its own, with the namespace where another type has that; null for a type
    /// that was not generated.</summary>
    public string? IdOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsAssignableTo(typeof(IApiValue)))
        {
            return null;
        }

        foreach (var resolver in ApiDocumentAttribute.ResolversIn(type.Assembly))
        {
            _resolvers.TryAdd(resolver.GetType().FullName!, resolver);
        }

        return type.FullName is { } name && SchemaOf(name) is not null ? IdOf(name) : null;
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var components = document.Components ??= new OpenApiComponents();
        var schemas = components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        var pending = new Queue<string>(schemas.Keys.Where(_typesById.ContainsKey));
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var id))
        {
            if (done.Add(id) && SchemaOf(_typesById[id]) is { } schema)
            {
                var written = (JsonObject)schema.DeepClone();
                Refer(written, pending.Enqueue);
                schemas[id] = new OpenApiJsonReader().ReadFragment<OpenApiSchema>(written, OpenApiSpecVersion.OpenApi3_1, document, out _)!;
            }
        }

        return Task.CompletedTask;
    }

    private string IdOf(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        return _typesById.GetOrAdd(name, type) == type ? name : Taken(type.Replace('.', '_'), type);
    }

    private string Taken(string id, string type)
    {
        _typesById[id] = type;
        return id;
    }

    /// <summary>The schema of a type as its document has it; null where no document has it.</summary>
    private JsonObject? SchemaOf(string type)
    {
        if (_schemas.TryGetValue(type, out var known))
        {
            return known;
        }

        var end = type.LastIndexOf('.');
        var name = type[(end + 1)..];
        foreach (var resolver in _resolvers.Values.Where(resolver => end < 0 || resolver.GetType().Namespace == type[..end]))
        {
            if (JsonNode.Parse(resolver.Schemas) is JsonObject all && all[name] is { } schema)
            {
                return _schemas.GetOrAdd(type, schema as JsonObject ?? new JsonObject { ["not"] = new JsonObject() });
            }
        }

        return null;
    }

    /// <summary>Lets the references in a schema lead to where the types stand in the application's document.</summary>
    private void Refer(JsonNode? node, Action<string> found)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Refer(item, found);
                }

                break;
            case JsonObject schema:
                foreach (var (name, value) in schema.ToList())
                {
                    if (name == "$ref" && value is JsonValue text && text.TryGetValue<string>(out var type) && SchemaOf(type) is not null)
                    {
                        var id = IdOf(type);
                        schema[name] = "#/components/schemas/" + id;
                        found(id);
                    }
                    else if (!Values.Contains(name))
                    {
                        Refer(value, found);
                    }
                }

                break;
        }
    }
}
