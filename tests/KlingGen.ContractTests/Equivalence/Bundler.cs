using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>Makes a plain JSON Schema of a schema in our documents, with nothing of the spec compiler: references are written out, a rule
/// schema stands beside the schema that it constrains, and what only warns is left out.</summary>
/// <param name="folder">The folder that holds the documents.</param>
internal sealed partial class Bundler(string folder)
{
    private static readonly HashSet<string> s_single = new(StringComparer.Ordinal)
    {
        "items", "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties", "unevaluatedProperties", "unevaluatedItems",
    };

    private static readonly HashSet<string> s_listed = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems" };

    private static readonly HashSet<string> s_named = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas" };

    private static readonly HashSet<string> s_notes = new(StringComparer.Ordinal)
    {
        "description", "title", "discriminator", "deprecated", "readOnly", "writeOnly", "example", "$comment", "x-constrains",
    };

    private readonly Dictionary<string, YamlNode> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The names of the schemas that a document states.</summary>
    /// <param name="document">The document, relative to the folder.</param>
    public IEnumerable<string> SchemaNames(string document) =>
        Find(document, "/components") is YamlMappingNode components && components.Children.TryGetValue("schemas", out var schemas)
            ? ((YamlMappingNode)schemas).Children.Keys.Select(static key => key.ToString())
            : [];

    /// <summary>The name of the schema that a rule schema constrains; null when the schema is no rule schema.</summary>
    public string? Constrained(string document, string name) =>
        Find(document, "/components/schemas/" + name) is YamlMappingNode mapping && mapping.Children.TryGetValue("x-constrains", out var target)
            ? target.ToString().Split('/')[^1]
            : null;

    /// <summary>A schema of a document as plain JSON Schema.</summary>
    public JsonNode Bundle(string document, string name) => Refer(document, "#/components/schemas/" + name);

    private JsonNode Refer(string document, string reference)
    {
        var parts = reference.Split('#', 2);
        var target = parts[0].Length == 0 ? document : Path.GetRelativePath(folder, Path.GetFullPath(Path.Combine(folder, Path.GetDirectoryName(document)!, parts[0]))).Replace('\\', '/');
        var key = target + "#" + parts[1];
        if (!_open.Add(key))
        {
            throw new NotSupportedException($"{key} contains itself, which a schema without references cannot.");
        }

        var schema = Schema(target, Find(target, parts[1]));
        _open.Remove(key);
        return schema;
    }

    private JsonNode Schema(string document, YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            return Value(node)!;
        }

        if (mapping.Children.TryGetValue("x-severity", out var severity) && severity.ToString() == "warning")
        {
            return JsonValue.Create(true);
        }

        var schema = new JsonObject();
        var beside = new List<JsonNode>();
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = keyNode.ToString();
            if (key is "$ref" or "x-constrains")
            {
                beside.Add(Refer(document, value.ToString()));
            }
            else if (key == "dependentRequired")
            {
                schema[key] = Value(value);
            }
            else if (s_single.Contains(key))
            {
                schema[key] = Schema(document, value);
            }
            else if (s_listed.Contains(key))
            {
                schema[key] = new JsonArray([.. ((YamlSequenceNode)value).Children.Select(child => Schema(document, child))]);
            }
            else if (s_named.Contains(key))
            {
                schema[key] = new JsonObject(((YamlMappingNode)value).Children.Select(child => KeyValuePair.Create<string, JsonNode?>(child.Key.ToString(), Schema(document, child.Value))));
            }
            else if (!s_notes.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
            {
                schema[key] = Value(value);
            }
        }

        if (mapping.Children.ContainsKey("nullable") || schema["exclusiveMinimum"] is JsonValue || schema["exclusiveMaximum"] is JsonValue)
        {
            Modernize(schema);
        }

        if (beside.Count > 0)
        {
            schema["allOf"] = new JsonArray([.. beside, .. (schema["allOf"] as JsonArray)?.Select(static item => item!.DeepClone()) ?? []]);
        }

        return schema;
    }

    /// <summary>What OpenAPI 3.0 says in its own words.</summary>
    private static void Modernize(JsonObject schema)
    {
        foreach (var (exclusive, limit) in (ReadOnlySpan<(string, string)>)[("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")])
        {
            if (schema[exclusive] is JsonValue flag && flag.TryGetValue<bool>(out var isExclusive))
            {
                schema.Remove(exclusive);
                if (isExclusive)
                {
                    schema[exclusive] = schema[limit]!.DeepClone();
                    schema.Remove(limit);
                }
            }
        }

        if (schema.Remove("nullable", out var nullable) && nullable!.GetValue<bool>() && schema["type"] is { } type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
        }
    }

    private YamlNode Find(string document, string pointer)
    {
        if (!_documents.TryGetValue(document, out var node))
        {
            using var reader = new StreamReader(Path.Combine(folder, document));
            var stream = new YamlStream();
            stream.Load(reader);
            _documents[document] = node = stream.Documents[0].RootNode;
        }

        foreach (var segment in pointer.Split('/').Skip(1))
        {
            node = ((YamlMappingNode)node).Children[segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return node;
    }

    private static JsonNode? Value(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(static child => KeyValuePair.Create(child.Key.ToString(), Value(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Value)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => text switch
        {
            null or "" or "null" or "~" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when Number().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        },
        _ => ((YamlScalarNode)node).Value,
    };

    [GeneratedRegex("^[-+]?[0-9]+(?:[.][0-9]*)?(?:[eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
