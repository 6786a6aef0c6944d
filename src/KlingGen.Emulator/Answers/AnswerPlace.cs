using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>Where a value stands in answers that are being written: at the first of its places, and at the others where the document's
/// example has them.</summary>
internal sealed class AnswerPlace(JsonPlaces places)
{
    private const string Number = "number";

    private readonly string[][] _paths = [.. places.Pointers.Select(JsonPlaces.Split)];

    /// <summary>No place at all.</summary>
    public static AnswerPlace None { get; } = new(JsonPlaces.None);

    public bool IsEmpty => _paths.Length == 0;

    public bool IsTyped => places.Type is not null;

    public string? Type => places.Type;

    /// <summary>The segments of the first pointer.</summary>
    public string[] First => _paths[0];

    /// <summary>The segments of each pointer, the usual one first.</summary>
    public IReadOnlyList<string[]> Paths => _paths;

    public JsonNode? Find(JsonNode? root)
    {
        foreach (var path in _paths)
        {
            if (JsonTree.Find(root, path) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Writes a text, or a number as the place wants it: by its schema, else as the example has it, else as a number.</summary>
    public void Write(JsonNode root, string text, bool isNumber = false)
    {
        for (var i = 1; i < _paths.Length; i++)
        {
            if (JsonTree.Find(root, _paths[i]) is JsonValue)
            {
                JsonTree.Set(root, _paths[i], ValueOf(root, text, isNumber));
            }
        }

        JsonTree.Set(root, _paths[0], ValueOf(root, text, isNumber));
    }

    /// <summary>Takes the value away from all places.</summary>
    public void Remove(JsonNode root)
    {
        foreach (var path in _paths)
        {
            if (path.Length > 0 && JsonTree.Find(root, path) is JsonValue)
            {
                JsonTree.Remove(root, path);
            }
        }
    }

    /// <summary>A value in the JSON type of the place.</summary>
    public JsonNode ValueOf(JsonNode root, string text, bool isNumber)
    {
        var asNumber = places.Type is { } type ? type == Number
            : Find(root) is { } example ? example.GetValueKind() == JsonValueKind.Number
            : isNumber;
        if (asNumber && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        return asNumber && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
