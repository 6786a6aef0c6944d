using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

internal static class YamlNodeText
{
    /// <summary>The tree as JSON, for comparisons.</summary>
    public static JsonNode? ToJson(this YamlNode node) => node switch
    {
        YamlMapping mapping =>
            new JsonObject(mapping.Entries.Select(static entry => KeyValuePair.Create(entry.Key.Text, entry.Value.ToJson()))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(static item => item.ToJson())]),
        YamlScalar { Kind: YamlScalarKind.Null } => null,
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => JsonValue.Create(bool.Parse(scalar.Text)),
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar =>
            JsonValue.Create(double.Parse(scalar.Text, CultureInfo.InvariantCulture)),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new JsonException("No such node."),
    };
}
