using System.Globalization;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Where a value stands in JSON: a JSON pointer, and behind it other spellings of the same, in order of preference.</summary>
public sealed class JsonPlaces
{
    private readonly string[][] _paths;

    /// <summary>Makes places.</summary>
    /// <param name="pointers">JSON pointers (RFC 6901); the empty one is the whole value.</param>
    public JsonPlaces(params string[] pointers)
    {
        ArgumentNullException.ThrowIfNull(pointers);
        Pointers = pointers;
        _paths = Array.ConvertAll(pointers, Split);
    }

    /// <summary>No place at all.</summary>
    public static JsonPlaces None { get; } = new();

    /// <summary>The pointers, the usual one first.</summary>
    public IReadOnlyList<string> Pointers { get; }

    /// <summary>Whether the document names no place.</summary>
    public bool IsEmpty => _paths.Length == 0;

    /// <summary>The name of the JSON type that is written there (<c>string</c>, <c>number</c>, <c>boolean</c>, <c>object</c>, <c>array</c>), by the schema or by <c>as</c>; null where neither says.</summary>
    public string? Type { get; init; }

    /// <summary>The values that mean yes, as JSON text; empty where the document names none.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>The last segment of each pointer: the names that the value goes by, wherever it may have moved.</summary>
    public IEnumerable<string> Names => _paths.Where(static path => path.Length > 0).Select(static path => path[^1]);

    /// <summary>The value at the first of the places that has one other than null.</summary>
    /// <param name="root">What the pointers begin at.</param>
    /// <returns>The value; null when there is none.</returns>
    public JsonElement? Find(JsonElement root)
    {
        foreach (var path in _paths)
        {
            if (Find(root, path) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The segments of a JSON pointer.</summary>
    /// <param name="location">The pointer.</param>
    public static string[] Split(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location.Length == 0 ? [] : Array.ConvertAll(location[(location[0] == '/' ? 1 : 0)..].Split('/'), static segment =>
            segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Pointers);

    private static JsonElement? Find(JsonElement node, string[] path)
    {
        foreach (var segment in path)
        {
            if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty(segment, out var member))
            {
                node = member;
            }
            else if (node.ValueKind == JsonValueKind.Array
                && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.GetArrayLength())
            {
                node = node[index];
            }
            else
            {
                return null;
            }
        }

        return node;
    }
}
