using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.Emulator.Answers;

/// <summary>Values in JSON that is being written, by the segments of JSON pointers.</summary>
internal static class JsonTree
{
    /// <summary>A tree of its own, which many threads may read: nodes that were parsed are made anew while they are first read.</summary>
    public static JsonNode? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
            element.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, Of(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element.Clone()),
    };

    /// <summary>The value at a path; null where there is none.</summary>
    public static JsonNode? Find(JsonNode? root, ReadOnlySpan<string> path)
    {
        foreach (var segment in path)
        {
            root = root switch
            {
                JsonObject members => members[segment],
                JsonArray items when IsIndex(segment, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return root;
    }

    /// <summary>Puts a value at a path, and the objects and arrays on the way where there are none.</summary>
    public static void Set(JsonNode root, ReadOnlySpan<string> path, JsonNode? value)
    {
        for (var i = 0; i < path.Length - 1; i++)
        {
            var next = Find(root, path.Slice(i, 1));
            if (next is not (JsonObject or JsonArray))
            {
                next = IsIndex(path[i + 1], out _) ? new JsonArray() : new JsonObject();
                Put(root, path[i], next);
            }

            root = next;
        }

        Put(root, path[^1], value);
    }

    /// <summary>Takes a value away, and the objects that are empty then.</summary>
    public static void Remove(JsonNode root, ReadOnlySpan<string> path)
    {
        for (var length = path.Length; length > 0; length--)
        {
            if (Find(root, path[..(length - 1)]) is not JsonObject parent || !parent.Remove(path[length - 1]) || parent.Count > 0)
            {
                return;
            }
        }
    }

    /// <summary>Merges a patch into an object as RFC 7396 says.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject members)
            {
                if (target[name] is not JsonObject inner)
                {
                    target[name] = inner = [];
                }

                Merge(inner, members);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private static void Put(JsonNode node, string segment, JsonNode? value)
    {
        if (node is JsonObject members)
        {
            members[segment] = value;
        }
        else if (node is JsonArray items && IsIndex(segment, out var index) && index < items.Count)
        {
            items[index] = value;
        }
        else
        {
            node.AsArray().Add(value);
        }
    }

    private static bool IsIndex(string segment, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
