using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KlingGen.ContractTests.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>Makes a plain JSON Schema of a schema in our documents, with nothing of the spec compiler: references are written out, a rule
/// schema of its own stands beside the schema that it constrains, and what only warns is left out.</summary>
/// <param name="documents">The documents.</param>
/// <param name="mutant">A change of one of them.</param>
/// <param name="withWarnings">Whether what only warns is taken for an error instead.</param>
internal sealed partial class Bundler(YamlDocuments documents, Mutant? mutant = null, bool withWarnings = false)
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

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The names of the schemas that a document states.</summary>
    /// <param name="document">The document, relative to the folder.</param>
    public IEnumerable<string> SchemaNames(string document) =>
        documents.Root(document).Children.TryGetValue("components", out var components) && ((YamlMappingNode)components).Children.TryGetValue("schemas", out var schemas)
            ? ((YamlMappingNode)schemas).Children.Keys.Select(static key => key.ToString())
            : [];

    /// <summary>The name of the schema that a rule schema constrains; null when the schema is no rule schema.</summary>
    public string? Constrained(string document, string name) =>
        documents.Resolve(document, "#/components/schemas/" + name).Node is YamlMappingNode mapping && mapping.Children.TryGetValue("x-constrains", out var target)
            ? target.ToString().Split('/')[^1]
            : null;

    /// <summary>A schema of a document as plain JSON Schema.</summary>
    public JsonNode Bundle(string document, string name)
    {
        var reference = "#/components/schemas/" + name;
        var schema = Refer(document, reference);
        var (place, node) = documents.Resolve(document, reference);
        return node is YamlMappingNode mapping && mapping.Children.TryGetValue("x-constrains", out var target)
            ? new JsonObject { ["allOf"] = new JsonArray(Refer(place, target.ToString()), schema) }
            : schema;
    }

    private JsonNode Refer(string document, string reference)
    {
        var (target, node) = documents.Resolve(document, reference);
        var key = target + "#" + reference.Split('#')[^1];
        if (!_open.Add(key))
        {
            throw new NotSupportedException($"{key} contains itself, which a schema without references cannot.");
        }

        var schema = Schema(target, node);
        _open.Remove(key);
        return schema;
    }

    /// <summary>A schema that stands somewhere in a document as plain JSON Schema.</summary>
    public JsonNode Schema(string document, YamlNode node)
    {
        node = Changed(node);
        if (node is not YamlMappingNode mapping)
        {
            return Value(node)!;
        }

        if (mapping.Children.TryGetValue("x-severity", out var severity) && severity.ToString() == "warning" && !withWarnings)
        {
            return JsonValue.Create(true);
        }

        var schema = new JsonObject();
        var beside = new List<JsonNode>();
        foreach (var (keyNode, child) in mapping.Children)
        {
            var (key, value) = (keyNode.ToString(), Changed(child));
            if (key == "$ref")
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

    private YamlNode Changed(YamlNode node) => ReferenceEquals(node, mutant?.Target) ? mutant.Replacement : node;

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
