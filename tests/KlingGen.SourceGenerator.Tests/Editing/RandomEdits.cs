using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>Edits of documents that refer to each other, as people make them; most make sense, and some do not.</summary>
internal sealed class RandomEdits(int seed)
{
    private const int Fewest = 6;

    private static readonly string[] s_words =
        [
            "Size", "Name", "Shape", "Box", "BoxLid", "Pet", "Cat", "Shirt", "lid", "kind", "size", "ShopClient", "Left", "LeftInner",
            "Order"
        ];

    private static readonly string[] s_types = ["string", "integer", "object", "array", "boolean", "number"];

    private readonly Random _random = new(seed);

    /// <summary>One more edit of a project as it is now, or as it once was: an editor compiles several states of a project at
    /// once.</summary>
    public (EditedProject Project, string Edit) Next(IReadOnlyList<EditedProject> states)
    {
        var (make, text) = Change(states);
        return (make(), text);
    }

    /// <summary>As <see cref="Next"/>, an edit that is still to be made.</summary>
    public (Func<EditedProject> Make, string Text) Change(IReadOnlyList<EditedProject> states)
    {
        var project = _random.Next(4) == 0 ? Any(states) : states[states.Count - 1];
        var spec = Any(project.Specs);
        switch (_random.Next(24))
        {
            case 0:
                return (() => project.After(spec, spec.Moved()), $"{spec.Path} moves");
            case 1:
                var ns = Any(["Api", "Else"]);
                return (() => project.After(spec, spec.In(ns)), $"{spec.Path} goes to {ns}");
            case 2:
                var client = Any([null, .. s_words]);
                return (() => project.After(spec, spec.CalledBy(client)), $"{spec.Path} has the client '{client}'");
            case 3 when project.Specs.Count > Fewest:
                return (() => project.Without(spec), $"{spec.Path} goes");
            case 4 when EditedSpecs.All.FirstOrDefault(known => project.Specs.All(other => other.Path != known.Path)) is { } missing:
                return (() => project.With(missing), $"{missing.Path} comes");
            default:
                var edit = "";
                var edited = spec.After(root => edit = Edit(root, spec, project.Specs));
                return (() => project.After(spec, edited), $"{spec.Path}: {edit}");
        }
    }

    private string Edit(JsonNode root, EditedSpec spec, IReadOnlyList<EditedSpec> specs) => _random.Next(9) switch
    {
        0 or 1 => ReplaceValue(root),
        2 => Swap(root),
        3 => Rename(root),
        4 => Remove(root),
        5 => Copy(root, specs),
        6 => Refer(root, spec, specs),
        _ => Insert(root),
    };

    private string ReplaceValue(JsonNode root)
    {
        var value = Any(Nodes(root).OfType<JsonValue>().Where(static value => value.Parent is not null && KeyOf(value) != "$ref"));
        var path = value.GetPath();
        JsonNode other = value.GetValueKind() != JsonValueKind.String
            ? _random.Next(1, 9)
            : Any(KeyOf(value) == "type" ? s_types : s_words);
        value.ReplaceWith(other);
        return $"{path} = {other}";
    }

    private string Swap(JsonNode root)
    {
        var holders = Nodes(root).OfType<JsonObject>().Where(static node => node.Count > 1).ToList();
        var named = holders.FindAll(static node => KeyOf(node) is "schemas" or "$defs" or "properties" or "mapping");
        var holder = Any(named.Count > 0 && _random.Next(2) == 0 ? named : holders);
        var keys = holder.Select(static member => member.Key).ToList();
        var (left, right) = (Any(keys), Any(keys));
        var (first, second) = (holder[left]?.DeepClone(), holder[right]?.DeepClone());
        holder[left] = second;
        holder[right] = first;
        return $"{holder.GetPath()}: {left} and {right} change places";
    }

    private string Rename(JsonNode root)
    {
        var holder = Any(Objects(root).Where(static node => node.Count > 0 && node.Parent is not null));
        var key = Any(holder.Select(static member => member.Key));
        var name = Any(s_words);
        if (!holder.ContainsKey(name))
        {
            var members = holder.Select(static member => (member.Key, Value: member.Value?.DeepClone())).ToList();
            holder.Clear();
            members.ForEach(member => holder.Add(member.Key == key ? name : member.Key, member.Value));
        }

        return $"{holder.GetPath()}: {key} becomes {name}";
    }

    private string Remove(JsonNode root)
    {
        var node = Any(Nodes(root).Where(static node => node.Parent?.Parent is not null));
        var path = node.GetPath();
        if (node.Parent is JsonObject holder)
        {
            holder.Remove(node.GetPropertyName());
        }
        else
        {
            ((JsonArray)node.Parent!).RemoveAt(node.GetElementIndex());
        }

        return path + " goes";
    }

    private string Copy(JsonNode root, IReadOnlyList<EditedSpec> specs)
    {
        var target = Any(Schemas(root).Where(static schema => schema.Parent is not null));
        var source = Any(Schemas(Any(specs).Root)).DeepClone();
        var path = target.GetPath();
        target.ReplaceWith(source);
        return $"{path} = {source.ToJsonString()}";
    }

    private string Refer(JsonNode root, EditedSpec spec, IReadOnlyList<EditedSpec> specs)
    {
        var target = Any(specs);
        var reference = (target == spec ? "" : target.Path) + "#" + Pointer(Any(Schemas(target.Root)));
        var references = Schemas(root).Where(static schema => schema.ContainsKey("$ref")).ToList();
        var schema = Any(references.Count > 0 && _random.Next(4) > 0 ? references : Schemas(root));
        schema["$ref"] = reference;
        return $"{schema.GetPath()} = {reference}";
    }

    private string Insert(JsonNode root)
    {
        var schema = Any(Schemas(root));
        var word = Any(s_words);
        var (keyword, value) = Any(new (string, string)[]
        {
            ("x-csharp-name", $"\"{word}\""),
            ("title", $"\"{word}\""),
            ("description", $"\"{word}\""),
            ("required", $"[\"{word}\"]"),
            ("$anchor", $"\"{word}\""),
            ("maxLength", "3"),
            ("minProperties", "1"),
            ("enum", """["a","b"]"""),
            ("const", "\"a\""),
            ("default", "\"a\""),
            ("type", """["string","integer"]"""),
            ("type", """["object","null"]"""),
            ("nullable", "true"),
            ("not", """{"required":["a"]}"""),
            ("x-request", "true"),
            ("additionalProperties", "false"),
            ("additionalProperties", """{"type":"object","properties":{"a":{"type":"string"}}}"""),
            ("properties", $"{{\"{word}\":" + """{"type":"object","properties":{"q":{"type":"string"}}}}"""),
            ("discriminator", """{"propertyName":"kind"}"""),
            ("discriminator", """{"propertyName":"kind","mapping":{"a":"Cat","b":"#/components/schemas/Dog"}}"""),
            ("discriminator", """{"propertyName":"kind","mapping":{"a":"whole.yaml"},"defaultMapping":"parts.yaml#/$defs/Inner"}"""),
            ("allOf", """[{"$ref": "left.yaml#/components/schemas/Alone"}, {"properties": {"bed": {"properties": {"q": {}}}}}]"""),
        });
        schema[keyword] = JsonNode.Parse(value);
        return $"{schema.GetPath()}: {keyword} = {value}";
    }

    private static IEnumerable<JsonObject> Schemas(JsonNode root) => Nodes(root).OfType<JsonObject>().Where(static node =>
        node.ContainsKey("type") || node.ContainsKey("$ref") || node.ContainsKey("properties") || node.ContainsKey("allOf")
        || node.ContainsKey("oneOf"));

    private static IEnumerable<JsonObject> Objects(JsonNode root) => Nodes(root).OfType<JsonObject>();

    private static IEnumerable<JsonNode> Nodes(JsonNode root)
    {
        var inner = root switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return inner.OfType<JsonNode>().SelectMany(Nodes).Prepend(root);
    }

    private static string? KeyOf(JsonNode node) => node.Parent is JsonObject ? node.GetPropertyName() : null;

    private static string Pointer(JsonNode node) => node.Parent switch
    {
        null => "",
        JsonObject holder => Pointer(holder) + "/" + node.GetPropertyName().Replace("~", "~0").Replace("/", "~1"),
        var list => Pointer(list) + "/" + node.GetElementIndex(),
    };

    private T Any<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return all[_random.Next(all.Count)];
    }
}
