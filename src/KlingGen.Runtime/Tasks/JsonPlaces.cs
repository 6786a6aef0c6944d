using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Tasks;

/// <summary>Where a value stands in JSON: a JSON pointer, and behind it other spellings of the same, in order of preference.</summary>
public sealed class JsonPlaces
{
    private readonly string[][] _paths;

    // As the text of answers has them, so that nothing is transcoded while one is read.
    private readonly byte[][][] _utf8;

    /// <summary>Makes places.</summary>
    /// <param name="pointers">JSON pointers (RFC 6901); the empty one is the whole value.</param>
    public JsonPlaces(params string[] pointers)
    {
        ArgumentNullException.ThrowIfNull(pointers);
        Pointers = pointers;
        _paths = Array.ConvertAll(pointers, Split);
        _utf8 = Array.ConvertAll(_paths, static path => Array.ConvertAll(path, Encoding.UTF8.GetBytes));
    }

    /// <summary>No place at all.</summary>
    public static JsonPlaces None { get; } = new();

    /// <summary>The pointers, the usual one first.</summary>
    public IReadOnlyList<string> Pointers { get; }

    /// <summary>Whether the document names no place.</summary>
    public bool IsEmpty => _paths.Length == 0;

    /// <summary>The name of the JSON type that is written there (<c>string</c>, <c>number</c>, <c>boolean</c>, <c>object</c>,
    /// <c>array</c>), by the schema or by <c>as</c>; null where neither says.</summary>
    public string? Type { get; init; }

    /// <summary>The values that mean yes, as JSON text; empty where the document names none.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>The last segment of each pointer: the names that the value goes by, wherever it may have moved.</summary>
    public IEnumerable<string> Names => _paths.Where(static path => path.Length > 0).Select(static path => path[^1]);

    internal int Count => _paths.Length;

    /// <summary>The value at the first of the places that has one other than null.</summary>
    /// <param name="root">What the pointers begin at.</param>
    /// <returns>The value; null when there is none.</returns>
    public JsonElement? Find(JsonElement root)
    {
        for (var i = 0; i < _paths.Length; i++)
        {
            if (TryFind(root, i, out var found))
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

    /// <summary>A text with content, or a number as it was written.</summary>
    internal static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>A text or number as <see cref="Text(JsonElement)"/> has it, or a boolean: what codes are made of.</summary>
    internal static string? Code(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Text(value),
    };

    /// <summary>The text at the first of the places that has one, and not only what cannot be seen.</summary>
    internal string? TextAt(JsonElement root)
    {
        for (var i = 0; i < _paths.Length; i++)
        {
            if (TryFind(root, i, out var value) && Text(value) is { } text && !PlainNames.IsBlank(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The segments of one of the pointers.</summary>
    internal ReadOnlySpan<string> Path(int place) => _paths[place];

    /// <summary>The value at one of the places, if it has one other than null.</summary>
    internal bool TryFind(JsonElement root, int place, out JsonElement found)
    {
        found = root;
        for (var i = 0; i < _paths[place].Length; i++)
        {
            if (!TryStep(found, place, i, out found))
            {
                return false;
            }
        }

        return found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    /// <summary>The value of a member of the object itself that bears one of <see cref="Names"/>.</summary>
    internal bool TryFindName(JsonElement owner, int place, out JsonElement found)
    {
        found = default;
        return owner.ValueKind == JsonValueKind.Object
            && _utf8[place] is [.., var name]
            && owner.TryGetProperty(name, out found)
            && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    private bool TryStep(JsonElement node, int place, int step, out JsonElement next)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            return node.TryGetProperty(_utf8[place][step], out next);
        }

        next = default;
        if (node.ValueKind == JsonValueKind.Array
            && int.TryParse(_paths[place][step], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < node.GetArrayLength())
        {
            next = node[index];
            return true;
        }

        return false;
    }
}
