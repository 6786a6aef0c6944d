using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Makes schemas that put together at random what JSON Schema and OpenAPI know: each keyword has a value of its own kind,
/// and what they say together may be nonsense.</summary>
internal sealed class SchemaMaker(Random random, IReadOnlyList<string> references)
{
    private static readonly string[] s_members =
    [
        "a", "b", "kind", "type", "id", "Value", "a-b", "a_b", "\u00E9", "e\u0301", "x\u200By", "xy", "X", "x",
    ];
    private static readonly string[] s_words =
    [
        "\"a\"", "\"A\"", "\"b\"", "\"\"", "\"a b\"", "1", "1.0", "1.5", "-3", "true", "false", "null", "[]", "{\"a\":1}", "1e30",
        "\"2020-01-01\"", "\"\u2028\"", "\"\\\"\"",
    ];
    private static readonly string[] s_types = ["string", "integer", "number", "boolean", "object", "array", "null"];
    private static readonly string[] s_limits =
    [
        "0", "1", "-1", "2", "1.5", "-0", "9223372036854775807", "-9223372036854775809", "1e308", "1e-9", "2147483648",
        "100000000000000000000",
    ];

    private static readonly string[] s_formats =
    [
        "date-time", "date", "time", "duration", "uuid", "uri", "uri-reference", "email", "hostname", "ipv4", "ipv6", "regex", "byte",
        "binary", "int32", "int64", "float", "double", "decimal", "password", "int8", "uint64", "x", "",
    ];

    private static readonly string[] s_patterns = ["^a", "^[a-z_]+$", "\\d", "", "(", "^(?:a|b)$", "\\p{L}", "[^\\n\\r\"]", "^$"];

    /// <summary>A schema whose own parts are at most so deep.</summary>
    public JsonNode Schema(int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 6))
        {
            case 0:
                return Reference();
            case 1:
                return JsonValue.Create(random.Next(2) == 0);
            case 2 or 3:
                return new JsonObject { ["type"] = Pick(s_types), ["format"] = Pick(s_formats) };
            default:
                var schema = new JsonObject();
                for (var traits = random.Next(1, 5); traits > 0; traits--)
                {
                    Add(schema, depth - 1);
                }

                return schema;
        }
    }

    public JsonObject Reference() => new() { ["$ref"] = Pick(references) };

    public string Member() => random.Next(6) == 0 ? Pick(HostileTexts.Names) : Pick(s_members);

    private void Add(JsonObject schema, int depth)
    {
        switch (random.Next(depth >= 0 ? 25 : 12))
        {
            case 0:
                schema["type"] = random.Next(3) == 0 ? new JsonArray([.. Some(4, () => JsonValue.Create(Pick(s_types)))]) : Pick(s_types);
                break;
            case 1:
                schema["format"] = Pick(s_formats);
                break;
            case 2:
                schema["enum"] = new JsonArray([.. Some(5, Word)]);
                break;
            case 3:
                schema[Pick(["const", "default", "example"])] = Word();
                break;
            case 4:
                schema[Pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"])] = JsonNode.Parse(Pick(s_limits));
                break;
            case 5:
                schema[Pick([
                    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains",
                ])] = JsonNode.Parse(Pick(s_limits));
                break;
            case 6:
                schema["pattern"] = Pick(s_patterns);
                break;
            case 7:
                schema[Pick([
                    "nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems", "additionalProperties", "unevaluatedProperties",
                    "unevaluatedItems",
                ])] = random.Next(2) == 0;
                break;
            case 8:
                schema[Pick([
                    "title", "description", "x-csharp-name", "x-error-message", "$anchor", "$id", "contentEncoding", "contentMediaType",
                ])] = Pick(HostileTexts.Names);
                break;
            case 9:
                schema["required"] = new JsonArray([.. Some(3, () => JsonValue.Create(Member()))]);
                break;
            case 10:
                schema["$ref"] = Pick(references);
                break;
            case 11:
                schema[Pick(["x-enum-varnames", "x-enum-descriptions"])] = random.Next(2) == 0
                    ? new JsonArray([.. Some(4, () => JsonValue.Create(Pick(HostileTexts.Names)))])
                    : new JsonObject { ["a"] = Pick(HostileTexts.Names) };
                break;
            case 12 or 13 or 14:
                schema["type"] = "object";
                schema["properties"] = Members(depth);
                break;
            case 15 or 16:
                schema[Pick(["allOf", "oneOf", "anyOf"])] = new JsonArray([.. Some(4, () => Schema(depth))]);
                break;
            case 17:
                schema[Pick(["oneOf", "anyOf"])] = new JsonArray([.. Some(3, Reference)]);
                Discriminate(schema);
                break;
            case 18:
                schema[Pick(["patternProperties", "dependentSchemas", "$defs"])] = new JsonObject
                {
                    [random.Next(2) == 0 ? Pick(s_patterns) : Member()] = Schema(depth),
                };
                break;
            case 19:
                schema["prefixItems"] = new JsonArray([.. Some(3, () => Schema(depth))]);
                break;
            case 20:
                schema["if"] = Schema(depth);
                schema[Pick(["then", "else"])] = Schema(depth);
                break;
            case 21:
                schema["dependentRequired"] = new JsonObject { [Member()] = new JsonArray(Member()) };
                break;
            case 22:
                schema["properties"] = Members(depth);
                Discriminate(schema);
                break;
            default:
                schema[Pick([
                    "items", "additionalProperties", "not", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems",
                ])] = Schema(depth);
                break;
        }
    }

    private JsonObject Members(int depth)
    {
        var members = new JsonObject();
        foreach (var schema in Some(5, () => Schema(depth)))
        {
            members[Member()] = schema;
        }

        return members;
    }

    private void Discriminate(JsonObject schema)
    {
        var discriminator = new JsonObject { ["propertyName"] = Member() };
        if (random.Next(2) == 0)
        {
            discriminator["mapping"] = new JsonObject
            {
                [Member()] = Pick(references),
                [Member()] = random.Next(2) == 0 ? Member() : Pick(references),
            };
        }

        if (random.Next(4) == 0)
        {
            discriminator["defaultMapping"] = Pick(references);
        }

        schema["discriminator"] = discriminator;
    }

    private JsonNode? Word() => JsonNode.Parse(Pick(s_words));

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => make())];

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
