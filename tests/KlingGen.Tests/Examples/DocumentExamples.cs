using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KlingGen.Tests.Examples;

/// <summary>Reads the examples under <c>components/examples</c> of the gateways' documents, independently of the compiler's own reader.</summary>
internal static class DocumentExamples
{
    /// <summary>The folder of the gateways' documents.</summary>
    public static string Folder { get; } = Path.Combine(Repository.OpenApi, "gateways");

    public static IReadOnlyList<DocumentExample> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The name of the typed client of a gateway's document.</summary>
    /// <param name="document">The document's name without its ending.</param>
    public static string ClientOf(string document) => Child(Root(Path.Combine(Folder, document + ".yaml")), "x-gateway")!["client"].ToString();

    private static YamlMappingNode? Root(string path)
    {
        using var text = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents[0].RootNode as YamlMappingNode;
    }

    private static IEnumerable<DocumentExample> Read(string path)
    {
        if (Child(Child(Root(path), "components"), "examples") is not { } examples)
        {
            yield break;
        }

        foreach (var (key, example) in examples)
        {
            var parts = ((YamlScalarNode)key).Value!.Split('.', 3);
            yield return new DocumentExample(Path.GetFileNameWithoutExtension(path), parts[0], parts[1], parts[2], ToJson(((YamlMappingNode)example)["value"])!);
        }
    }

    private static YamlMappingNode? Child(YamlMappingNode? parent, string key) =>
        parent is not null && parent.Children.TryGetValue(key, out var child) ? (YamlMappingNode)child : null;

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(static entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, ToJson(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(ToJson)]),
        YamlScalarNode scalar => ToJson(scalar),
        _ => throw new NotSupportedException($"Examples have no {node.NodeType}."),
    };

    private static JsonValue? ToJson(YamlScalarNode scalar)
    {
        var text = scalar.Value!;
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "null" or "" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
