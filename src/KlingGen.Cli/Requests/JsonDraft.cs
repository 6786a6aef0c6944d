using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>A request under construction.</summary>
internal sealed class JsonDraft(JsonObject root)
{
    /// <summary>A position after the last item of a list (RFC 6901).</summary>
    private const string Next = "-";

    public JsonDraft()
        : this([])
    {
    }

    /// <summary>Whether something stands at a place, be it null.</summary>
    public bool Has(string pointer)
    {
        JsonNode? node = root;
        foreach (var segment in JsonPlaces.Split(pointer))
        {
            var found = node switch
            {
                JsonObject members => members.TryGetPropertyValue(segment, out node),
                JsonArray items => TryPosition(segment, items.Count - 1, out var position) && (node = items[position]) is var _,
                _ => false,
            };
            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts a value at a place, and what it stands in where that is absent.</summary>
    /// <param name="pointer">The place, which is not the whole.</param>
    /// <param name="value">The value.</param>
    /// <param name="isList">Whether a list is to be made at a place where there is nothing.</param>
    /// <exception cref="FormatException">There is no such place; the message says why, with a capital letter and a full stop.</exception>
    public void Set(string pointer, JsonNode? value, Predicate<string>? isList = null)
    {
        var segments = JsonPlaces.Split(pointer);
        JsonNode node = root;
        var place = "";
        for (var i = 0; i < segments.Length - 1; i++)
        {
            var parent = node;
            var parentPlace = place;
            place += "/" + Escaped(segments[i]);
            node = Get(parent, parentPlace, segments[i])
                ?? Put(parent, parentPlace, segments[i], isList?.Invoke(place) == true ? new JsonArray() : new JsonObject());
        }

        Put(node, place, segments[^1], value);
    }

    /// <summary>The text.</summary>
    public byte[] ToUtf8Bytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            root.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A name as a part of a pointer.</summary>
    public static string Escaped(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonNode? Get(JsonNode owner, string place, string segment) => owner switch
    {
        JsonObject members => members[segment],
        JsonArray items => Position(items, place, segment) is var position && position < items.Count ? items[position] : null,
        _ => throw NoContainer(owner, place),
    };

    private static JsonNode Put(JsonNode owner, string place, string segment, JsonNode? value)
    {
        switch (owner)
        {
            case JsonObject members:
                members[segment] = value;
                break;
            case JsonArray items when Position(items, place, segment) is var position && position < items.Count:
                items[position] = value;
                break;
            case JsonArray items:
                items.Add(value);
                break;
            default:
                throw NoContainer(owner, place);
        }

        return value!;
    }

    private static int Position(JsonArray items, string place, string segment) =>
        segment == Next ? items.Count
        : TryPosition(segment, items.Count, out var position) ? position
        : throw new FormatException($"{place} is a list of {items.Count}; the next place in it is {place}/{items.Count}, or {place}/{Next}.");

    private static bool TryPosition(string segment, int last, out int position) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position <= last;

    private static FormatException NoContainer(JsonNode owner, string place)
    {
        var kind = owner.GetValueKind() switch { JsonValueKind.String => "a text", JsonValueKind.Number => "a number", _ => "true or false" };
        return new FormatException($"{place} is {kind}, and has no members.");
    }
}
