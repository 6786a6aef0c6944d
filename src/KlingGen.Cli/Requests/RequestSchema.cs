using System.Text.Json;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>What a request's JSON Schema says of the types of members, and of members that every request has.</summary>
internal sealed class RequestSchema
{
    private readonly JsonElement _root;

    /// <param name="text">The schema, with nothing outside it.</param>
    public RequestSchema(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
        _root = document.RootElement.Clone();
    }

    /// <summary>The members that a request must have, each with those that may stand in its place.</summary>
    public IEnumerable<IReadOnlyList<string>> Demands()
    {
        foreach (var schema in Parts(_root, choices: false))
        {
            foreach (var name in Required(schema))
            {
                yield return [name];
            }

            foreach (var keyword in (string[])["anyOf", "oneOf"])
            {
                if (schema.TryGetProperty(keyword, out var choices) && choices.EnumerateArray().All(static choice => Required(choice).Any()))
                {
                    yield return [.. choices.EnumerateArray().SelectMany(Required).Distinct(StringComparer.Ordinal)];
                }
            }
        }
    }

    /// <summary>Whether texts alone may stand at a place.</summary>
    public bool IsText(string pointer) => TypesAt(pointer) is { Count: > 0 } types && types.IsSubsetOf(["string", "null"]);

    /// <summary>Whether lists alone may stand at a place.</summary>
    public bool IsList(string pointer) => TypesAt(pointer) is { Count: > 0 } types && types.IsSubsetOf(["array", "null"]);

    /// <summary>Whether the document names a member at a place.</summary>
    public bool Knows(string pointer) => At(pointer).Count > 0;

    private HashSet<string> TypesAt(string pointer)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in At(pointer))
        {
            if (schema.TryGetProperty("type", out var type))
            {
                types.UnionWith(type.ValueKind == JsonValueKind.Array ? Texts(type) : [type.GetString()!]);
            }
        }

        return types;
    }

    private List<JsonElement> At(string pointer)
    {
        var schemas = Parts(_root, choices: true);
        foreach (var segment in JsonPlaces.Split(pointer))
        {
            schemas = [.. schemas.SelectMany(schema => Inner(schema, segment)).SelectMany(inner => Parts(inner, choices: true))];
        }

        return schemas;
    }

    private static IEnumerable<JsonElement> Inner(JsonElement schema, string segment)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(segment, out var member))
        {
            yield return member;
        }
        else if (schema.TryGetProperty("items", out var items) && (segment == "-" || segment.All(char.IsAsciiDigit)))
        {
            yield return items;
        }
    }

    /// <summary>A schema, and those that hold, or may hold, where it does; conditions say nothing of types.</summary>
    private List<JsonElement> Parts(JsonElement schema, bool choices)
    {
        var parts = new List<JsonElement>();
        Add(schema, 0);
        return parts;

        void Add(JsonElement part, int references)
        {
            if (part.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            parts.Add(part);
            if (part.TryGetProperty("$ref", out var reference) && references < 64 && Resolve(reference.GetString()!) is { } target)
            {
                Add(target, references + 1);
            }

            foreach (var keyword in choices ? (string[])["allOf", "anyOf", "oneOf"] : ["allOf"])
            {
                if (part.TryGetProperty(keyword, out var inner))
                {
                    foreach (var one in inner.EnumerateArray())
                    {
                        Add(one, references);
                    }
                }
            }
        }
    }

    private JsonElement? Resolve(string reference) =>
        reference.StartsWith("#/", StringComparison.Ordinal) ? new JsonPlaces(Uri.UnescapeDataString(reference[1..])).Find(_root)
        : reference == "#" ? _root
        : null;

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required) ? Texts(required) : [];

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(static text => text.GetString()!);
}
