using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>The values that a document gives as examples; where it gives none for a whole,
/// they are put together of its parts' examples.</summary>
internal static class Examples
{
    private const int MaxDepth = 6;

    public static IReadOnlyList<JsonNode?> Of(IOpenApiParameter parameter)
    {
        var content = parameter.Content?.Values.FirstOrDefault();
        return Named(parameter.Example, parameter.Examples) ?? Named(content?.Example, content?.Examples)
            ?? [OfSchema(parameter.Schema ?? content?.Schema, 0)];
    }

    public static IReadOnlyList<JsonNode?> Of(IOpenApiMediaType media) =>
        Named(media.Example, media.Examples) ?? [OfSchema(media.Schema ?? media.ItemSchema, 0)];

    public static JsonNode? Of(IOpenApiHeader header) => (Named(header.Example, header.Examples) ?? [OfSchema(header.Schema, 0)])[0];

    private static List<JsonNode?>? Named(JsonNode? example, IDictionary<string, IOpenApiExample>? examples)
    {
        if (example is not null)
        {
            return [Plain(example)];
        }

        return examples is { Count: > 0 }
            ? [.. examples.Values.Select(static one => Plain(one.DataValue ?? one.Value ?? one.SerializedValue))]
            : null;
    }

    private static JsonNode? OfSchema(IOpenApiSchema? schema, int depth)
    {
        if (schema is null || depth > MaxDepth)
        {
            return null;
        }

        if ((schema.Example ?? schema.Examples?.FirstOrDefault() ?? schema.Default ?? schema.Enum?.FirstOrDefault()) is { } found)
        {
            return Plain(found);
        }

        if (schema.Const is { } constant)
        {
            return constant;
        }

        if (schema.AllOf is { Count: > 0 } || schema.Properties is { Count: > 0 })
        {
            return OfObject(schema, depth);
        }

        if ((schema.OneOf ?? []).Concat(schema.AnyOf ?? []).FirstOrDefault() is { } first)
        {
            return OfSchema(first, depth + 1);
        }

        return OfType(schema, depth);
    }

    private static JsonNode? OfObject(IOpenApiSchema schema, int depth)
    {
        var whole = new JsonObject();
        foreach (var part in schema.AllOf ?? [])
        {
            if (OfSchema(part, depth) is not JsonObject members)
            {
                return OfSchema(part, depth);
            }

            foreach (var (name, value) in members)
            {
                whole[name] = value?.DeepClone();
            }
        }

        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            if (depth < 3 || schema.Required?.Contains(name) == true)
            {
                whole[name] = OfSchema(property, depth + 1);
            }
        }

        return whole;
    }

    private static JsonNode? OfType(IOpenApiSchema schema, int depth) => (schema.Type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.Object => new JsonObject(),
        JsonSchemaType.Array => schema.Items is { } items && depth < MaxDepth ? new JsonArray(OfSchema(items, depth + 1)) : new JsonArray(),
        JsonSchemaType.Boolean => true,
        JsonSchemaType.Integer => (long)Number(schema),
        JsonSchemaType.Number => Number(schema),
        _ when schema.Type is null => null,
        _ => schema.Format switch
        {
            "date-time" => "2026-11-21T12:00:00Z",
            "date" => "2026-11-21",
            "time" => "12:00:00",
            "uuid" => "5f0c3a5e-6d0b-4a5e-8f5b-3f1d0f2f4c11",
            "uri" or "url" => "https://example.com/x",
            "email" => "a@example.com",
            "byte" => "aGVsbG8=",
            _ => new string('x', schema.MinLength ?? Math.Min(5, schema.MaxLength ?? 5)),
        },
    };

    private static double Number(IOpenApiSchema schema) =>
        double.TryParse(schema.Minimum ?? schema.ExclusiveMinimum, NumberStyles.Float, CultureInfo.InvariantCulture, out var minimum)
            ? minimum + (schema.Minimum is null ? 1 : 0)
            : 1;

    private static JsonNode? Plain(JsonNode? node) => node.IsJsonNullSentinel() ? null : node?.DeepClone();
}
