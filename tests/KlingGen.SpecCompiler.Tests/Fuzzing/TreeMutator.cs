using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Changes a document as a tree: what comes out is sound JSON and, most often, nearly a sound document.</summary>
internal sealed class TreeMutator(Random random)
{
    private const int MaxLength = 200_000;
    private static readonly JsonSerializerOptions s_options = new() { MaxDepth = 512 };

    public static string Write(JsonNode tree) => tree.ToJsonString(s_options);

    public JsonNode Mutate(JsonNode seed)
    {
        var tree = seed.DeepClone();
        for (var edits = random.Next(1, 7); edits > 0; edits--)
        {
            var nodes = Nodes(tree).ToList();
            if (nodes.Count == 0)
            {
                break;
            }

            Edit(nodes);
            if (Write(tree).Length > MaxLength)
            {
                break;
            }
        }

        return tree;
    }

    /// <summary>Every node but the root, with its place.</summary>
    public static IEnumerable<Place> Nodes(JsonNode? node)
    {
        var pending = new Stack<JsonNode?>([node]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is JsonObject @object)
            {
                foreach (var (key, value) in @object)
                {
                    yield return new Place(@object, key, 0);
                    pending.Push(value);
                }
            }
            else if (next is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    yield return new Place(array, null, i);
                    pending.Push(array[i]);
                }
            }
        }
    }

    private void Edit(List<Place> nodes)
    {
        var place = Pick(nodes);
        switch (random.Next(17))
        {
            case 0:
                place.Remove();
                break;
            case 1:
                place.Value = Value();
                break;
            case 2:
                place.Value = JsonValue.Create(Pick(HostileTexts.Names));
                break;
            case 3:
                place.Value = Pick(nodes).Value?.DeepClone();
                break;
            case 4:
                var other = Pick(nodes);
                var (one, two) = (place.Value?.DeepClone(), other.Value?.DeepClone());
                other.Value = one;
                if (ReferenceEquals(place.Holder.Root, other.Holder.Root))
                {
                    place.Value = two;
                }

                break;
            case 5:
                place.Rename(random.Next(3) == 0 ? Pick(HostileTexts.Keywords) : Pick(HostileTexts.Names));
                break;
            case 6:
                (place.Value as JsonArray)?.Add(random.Next(2) == 0 ? Value() : Pick(nodes).Value?.DeepClone());
                (place.Value as JsonObject)?.TryAdd(Pick(HostileTexts.Names), Pick(nodes).Value?.DeepClone());
                break;
            case 7 or 8:
                (place.Value as JsonObject)?.TryAdd(
                    Pick(HostileTexts.Keywords), random.Next(2) == 0 ? Value() : Pick(nodes).Value?.DeepClone());
                break;
            case 9 or 10:
                place.Value = Refer(nodes);
                break;
            case 11:
                var inner = place.Value?.DeepClone();
                place.Value = random.Next(5) switch
                {
                    0 => new JsonObject { ["allOf"] = new JsonArray(inner) },
                    1 => new JsonObject { ["oneOf"] = new JsonArray(inner, Refer(nodes)) },
                    2 => new JsonObject { ["type"] = "array", ["items"] = inner },
                    3 => new JsonObject { ["additionalProperties"] = inner, ["anyOf"] = new JsonArray(Refer(nodes), Value()) },
                    _ => new JsonObject { ["not"] = inner, ["type"] = "object", ["properties"] = new JsonObject { ["p"] = Refer(nodes) } },
                };
                break;
            case 12:
                Spread(nodes, static key => key == "$ref", () => Refer(nodes)["$ref"]!.DeepClone());
                break;
            case 13:
                Spread(nodes, static key => key is "description" or "title" or "summary" or "default" or "pattern" or "example"
                    or "operationId" or "name" or "x-error-message", () => JsonValue.Create(Pick(HostileTexts.Names)));
                break;
            case 14 or 15:
                place.Value = new SchemaMaker(random, [.. Enumerable.Range(0, 6).Select(_ => (string)Refer(nodes)["$ref"]!)]).Schema(2);
                break;
            default:
                Spread(
                    nodes,
                    static key => key == "openapi",
                    () => JsonValue.Create(Pick(["3.0.0", "3.0.3", "3.1.0", "3.1.1", "3.2.0", "2.0", "3", ""])));
                Spread(nodes, static key => key == "type", () => JsonNode.Parse(Pick(HostileTexts.Values))!);
                break;
        }
    }

    /// <summary>Changes one of the places with such a key.</summary>
    private void Spread(List<Place> nodes, Func<string, bool> isMeant, Func<JsonNode> value)
    {
        var places = nodes.FindAll(place => place.Key is { } key && isMeant(key));
        if (places.Count > 0)
        {
            Pick(places).Value = value();
        }
    }

    private JsonObject Refer(List<Place> nodes)
    {
        var target = Pick(nodes);
        var pointer = "";
        for (JsonNode? node = target.Holder; node?.Parent is { } parent; node = parent)
        {
            var segment = parent is JsonArray ? node.GetElementIndex().ToString() : node.GetPropertyName();
            pointer = "/" + segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) + pointer;
        }

        return new JsonObject { ["$ref"] = "#" + pointer };
    }

    private JsonNode? Value() => JsonNode.Parse(Pick(HostileTexts.Values));

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
