using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KlingGen.SpecCompiler.Tests.Served;

/// <summary>A document's text as JSON, with nothing of the spec compiler. What stands in other files is written out, and schemas that are
/// booleans are objects, since the second reader fails on both.</summary>
internal sealed partial class DocumentText
{
    private readonly Dictionary<string, JsonNode> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly string _root;

    private DocumentText(string root) => _root = root;

    public static JsonObject Read(string path)
    {
        var text = new DocumentText(Path.GetFullPath(path));
        return text.Whole(text.Load(text._root), text._root)!.AsObject();
    }

    private JsonNode Load(string path)
    {
        if (!_files.TryGetValue(path, out var node))
        {
            var text = File.ReadAllText(path);
            _files[path] = node = text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal)
                ? JsonNode.Parse(text)!
                : OfYaml(text);
        }

        return node;
    }

    private JsonNode? Whole(JsonNode? node, string file)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } reference
                when reference["$ref"] is JsonValue target && target.GetValueKind() == JsonValueKind.String:
                return Referred(reference, target.GetValue<string>(), file);
            case JsonObject members:
                return new JsonObject(
                    members.Select(member => KeyValuePair.Create(member.Key, member.Key is "items" or "properties" or "schema"
                        ? SchemaAware(member.Key, member.Value, file)
                        : Whole(member.Value, file))));
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Whole(item, file))]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? SchemaAware(string key, JsonNode? value, string file) => (key, value) switch
    {
        ("properties", JsonObject properties) =>
            new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, SchemaAware("schema", property.Value, file)))),
        ("items" or "schema", JsonValue boolean) when boolean.GetValueKind() == JsonValueKind.True => new JsonObject(),
        ("items" or "schema", JsonValue boolean) when boolean.GetValueKind() == JsonValueKind.False =>
            new JsonObject { ["not"] = new JsonObject() },
        _ => Whole(value, file),
    };

    private JsonNode? Referred(JsonObject reference, string target, string file)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
        var pointer = parts.Length > 1 ? parts[1] : "";
        if (path == _root)
        {
            var kept = reference.DeepClone();
            kept["$ref"] = "#" + pointer;
            return kept;
        }

        if (!_open.Add(path + "#" + pointer))
        {
            return new JsonObject();
        }

        var node = pointer.Split('/').Skip(1).Aggregate(
            Load(path),
            static (node, step) => node[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!);
        var whole = Whole(node, path);
        _open.Remove(path + "#" + pointer);
        return whole;
    }

    private static JsonNode OfYaml(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return Convert(stream.Documents[0].RootNode)!;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping =>
            new JsonObject(
                mapping.Children.Select(static child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => text switch
        {
            null or "" or "null" or "~" => null,
            "true" or "false" => JsonNode.Parse(text),
            _ when Number().IsMatch(text) => JsonNode.Parse(text),
            _ => text,
        },
        _ => ((YamlScalarNode)node).Value,
    };

    [GeneratedRegex(
        "^-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
