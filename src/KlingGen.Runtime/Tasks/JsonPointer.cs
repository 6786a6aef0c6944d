using System.Globalization;
using System.Text.Json.Nodes;

namespace KlingGen.Runtime.Tasks;

/// <summary>Changes JSON at a pointer.</summary>
internal static class JsonPointer
{
    /// <summary>Puts a value in, with the objects that lead there.</summary>
    public static void Put(JsonNode root, string pointer, JsonNode? value)
    {
        if (JsonPlaces.Split(pointer) is not [.. var owners, var name])
        {
            return;
        }

        var node = root;
        foreach (var segment in owners)
        {
            node = Step(node, segment) ?? (node is JsonObject parent ? parent[segment] = new JsonObject() : node);
        }

        if (node is JsonObject owner)
        {
            owner[name] = value;
        }
    }

    /// <summary>Takes a value out.</summary>
    /// <returns>The value; null where there is none.</returns>
    public static JsonNode? Take(JsonNode root, string pointer)
    {
        if (JsonPlaces.Split(pointer) is not [.. var owners, var name])
        {
            return null;
        }

        JsonNode? node = root;
        foreach (var segment in owners)
        {
            node = node is null ? null : Step(node, segment);
        }

        return node is JsonObject owner && owner.Remove(name, out var taken) ? taken : null;
    }

    private static JsonNode? Step(JsonNode node, string segment) => node switch
    {
        JsonObject members => members[segment],
        JsonArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count =>
            items[index],
        _ => null,
    };
}
