using System.Text.Json;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Gateways;

/// <summary>Refuses settings that nobody reads: a key in a wrong place would be ignored, and the tool go on with something else.</summary>
/// <param name="path">The file, for sentences.</param>
internal sealed class SettingsCheck(string path)
{
    private static readonly string[] s_root = ["gateway", "gateways", "journal"];
    private static readonly string[] s_gateway = ["apiKey", "baseUrl"];

    /// <exception cref="ToolException">A name is unknown, or a value is of the wrong kind.</exception>
    public void Check(JsonElement root)
    {
        CheckNames(root, "", s_root);
        CheckText(root, "gateway", "");
        CheckText(root, "journal", "");
        if (!root.TryGetProperty("gateways", out var gateways))
        {
            return;
        }

        CheckNames(gateways, "gateways", Catalogue.Gateways);
        foreach (var gateway in gateways.EnumerateObject())
        {
            var place = "gateways." + gateway.Name;
            CheckNames(gateway.Value, place, s_gateway);
            Array.ForEach(s_gateway, name => CheckText(gateway.Value, name, place + "."));
        }
    }

    private void CheckNames(JsonElement owner, string place, IReadOnlyCollection<string> known)
    {
        if (owner.ValueKind != JsonValueKind.Object)
        {
            throw ToolException.Usage(place.Length == 0
                ? $"The configuration '{path}' is not a JSON object."
                : $"The configuration '{path}': {place} must be an object with {Sentences.Or(known)}.");
        }

        foreach (var member in owner.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            var where = place.Length == 0 ? "" : $" in {place}";
            throw ToolException.Usage(
                $"The configuration '{path}' has an unknown setting{where}: '{member.Name}'. {NearestName.Suggest(member.Name, known)}");
        }
    }

    private void CheckText(JsonElement owner, string name, string place)
    {
        if (owner.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            throw ToolException.Usage($"The configuration '{path}': {place}{name} must be a text in double quotes.");
        }
    }
}
