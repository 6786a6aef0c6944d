using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Requests;

/// <summary>What a product's schema says of one place of a request: the members that may stand there, and the values. Places are looked at
/// when they are first asked for.</summary>
internal sealed class SchemaMembers
{
    // No schema of a document refers further than this without going in a circle.
    private const int MaxReferences = 64;

    private static readonly ConditionalWeakTable<ProductDescriptor, SchemaMembers> s_known = [];
    private static readonly string[] s_choices = ["anyOf", "oneOf"];
    private static readonly string[] s_branches = ["then", "else"];

    private readonly JsonElement _root;
    private readonly List<Part> _parts = [];
    private readonly ConcurrentDictionary<string, SchemaMembers> _members = new(StringComparer.Ordinal);
    private readonly Lazy<SchemaMembers> _items;

    private SchemaMembers(JsonElement root, IEnumerable<Part> schemas)
    {
        _root = root;
        foreach (var part in schemas)
        {
            Add(part, 0);
        }

        Names = _parts.Exists(static part => IsOpen(part.Schema)) ? [] : [.. _parts.SelectMany(NamesOf).Distinct(StringComparer.Ordinal)];
        Values = SharedValues();
        _items = new(() => new SchemaMembers(root, _parts.SelectMany(static part => Inner(part, "items"))));
    }

    /// <summary>The names of members; empty where any may stand.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>The values, as text, that are on every list which all requests are held to; empty where there is no such list.</summary>
    public IReadOnlyCollection<string> Values { get; }

    /// <summary>What is known of the items of a list at this place.</summary>
    public SchemaMembers Items => _items.Value;

    /// <summary>What a product's requests are made of.</summary>
    public static SchemaMembers Of(ProductDescriptor product) => s_known.GetValue(product, static known =>
    {
        using var document = JsonDocument.Parse(known.Schema, new JsonDocumentOptions { MaxDepth = 512 });
        var root = document.RootElement.Clone();
        return new SchemaMembers(root, [new Part(root, IsSure: true)]);
    });

    /// <summary>What is known of a member's value; nothing where no schema names it.</summary>
    public SchemaMembers Member(string name) => _members.GetOrAdd(name, static (name, owner) => new SchemaMembers(
        owner._root,
        owner._parts.SelectMany(static part => Inner(part, "properties")).SelectMany(properties => Inner(properties, name))), this);

    /// <summary>What is known of a place.</summary>
    /// <param name="location">A JSON pointer from here.</param>
    public SchemaMembers At(string location)
    {
        var place = this;
        foreach (var segment in JsonPlaces.Split(location))
        {
            place = place.Names.Contains(segment) ? place.Member(segment) : place.Items;
        }

        return place;
    }

    private void Add(Part part, int references)
    {
        var (schema, isSure) = part;
        if (schema.ValueKind != JsonValueKind.Object || references > MaxReferences)
        {
            return;
        }

        _parts.Add(part);
        if (schema.TryGetProperty("$ref", out var reference) && Resolve(reference.GetString()!) is { } target)
        {
            Add(new Part(target, isSure), references + 1);
        }

        foreach (var one in Listed(schema, "allOf"))
        {
            Add(new Part(one, isSure), references);
        }

        foreach (var one in s_choices.SelectMany(keyword => Listed(schema, keyword)))
        {
            Add(new Part(one, IsSure: false), references);
        }

        foreach (var branch in s_branches.SelectMany(keyword => Inner(part, keyword)))
        {
            Add(branch with { IsSure = false }, references);
        }
    }

    private JsonElement? Resolve(string reference) =>
        reference.StartsWith("#/", StringComparison.Ordinal) ? new JsonPlaces(Uri.UnescapeDataString(reference[1..])).Find(_root)
        : reference == "#" ? _root
        : null;

    private List<string> SharedValues()
    {
        List<string>? shared = null;
        foreach (var (schema, _) in _parts.FindAll(static part => part.IsSure))
        {
            if (schema.TryGetProperty("enum", out var list))
            {
                var values = list.EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).ToList();
                shared = shared is null ? values : [.. shared.Intersect(values, StringComparer.Ordinal)];
            }
        }

        return shared ?? [];
    }

    private static IEnumerable<string> NamesOf(Part part) => part.Schema.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().Select(static property => property.Name)
        : [];

    private static IEnumerable<JsonElement> Listed(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) ? list.EnumerateArray() : [];

    private static IEnumerable<Part> Inner(Part part, string name) =>
        part.Schema.ValueKind == JsonValueKind.Object && part.Schema.TryGetProperty(name, out var inner) ? [part with { Schema = inner }] : [];

    // An object whose other members have a schema of their own takes any name.
    private static bool IsOpen(JsonElement schema) =>
        schema.TryGetProperty("patternProperties", out _)
        || (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind is JsonValueKind.Object or JsonValueKind.True);

    /// <summary>A schema that says something of the place.</summary>
    /// <param name="Schema">The schema.</param>
    /// <param name="IsSure">Whether every request is held to it.</param>
    private readonly record struct Part(JsonElement Schema, bool IsSure);
}
