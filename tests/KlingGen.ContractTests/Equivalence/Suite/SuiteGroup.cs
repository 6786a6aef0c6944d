using System.Text.Json.Nodes;

namespace KlingGen.ContractTests.Equivalence.Suite;

/// <summary>A schema of JSON Schema's own test suite, with instances that it must judge.</summary>
/// <param name="Name">The file and the description, which name it.</param>
internal sealed record SuiteGroup(string Name, JsonNode Schema, IReadOnlyList<SuiteInstance> Instances)
{
    /// <summary>Reads a file of the suite.</summary>
    public static IEnumerable<SuiteGroup> Read(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        foreach (var group in JsonNode.Parse(File.ReadAllText(path))!.AsArray())
        {
            var instances = group!["tests"]!.AsArray().Select(static test => new SuiteInstance(
                test!["description"]!.GetValue<string>(),
                test["data"]?.ToJsonString() ?? "null",
                test["valid"]!.GetValue<bool>()));
            yield return new SuiteGroup($"{file}: {group["description"]}", group["schema"]!, instances.ToList());
        }
    }

    /// <summary>Whether all references lead by a path or an anchor into the schema itself, and none by an identifier.</summary>
    public bool RefersWithinItself
    {
        get
        {
            var references = References(Schema).ToList();
            return references.TrueForAll(static reference => reference.StartsWith('#'))
                && (references.Count == 0 || !Schema.ToJsonString().Contains("\"$id\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The group as an OpenAPI document: the schema as a component, as the type of a member, and as a rule over a member of any type.</summary>
    public string ToDocument()
    {
        var schemas = new JsonObject
        {
            ["Typed"] = Holder(Reference()),
            ["Any"] = Holder(new JsonObject()),
            ["Rules"] = new JsonObject
            {
                ["x-constrains"] = "#/components/schemas/Any",
                ["properties"] = new JsonObject { ["value"] = Reference() },
            },
            ["Judged"] = Schema.DeepClone(),
        };
        Rewrite(schemas["Judged"]!);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = Name, ["version"] = "1" },
            ["components"] = new JsonObject { ["schemas"] = schemas },
        }.ToJsonString();
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => member is { Key: "$ref" or "$dynamicRef", Value: JsonValue value } && value.TryGetValue<string>(out var reference)
            ? [reference]
            : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static JsonObject Holder(JsonNode value) => new() { ["type"] = "object", ["properties"] = new JsonObject { ["value"] = value } };

    private static JsonObject Reference() => new() { ["$ref"] = "#/components/schemas/Judged" };

    /// <summary>References are relative to the schema; here the schema is a part of a document.</summary>
    private static void Rewrite(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var keyword in (string[])["$ref", "$dynamicRef"])
            {
                if (members[keyword] is JsonValue value && value.TryGetValue<string>(out var reference) && (reference == "#" || reference.StartsWith("#/", StringComparison.Ordinal)))
                {
                    members[keyword] = "#/components/schemas/Judged" + reference[1..];
                }
            }
        }

        foreach (var child in node is JsonObject parent ? parent.Where(static member => member.Key is not ("enum" or "const")).Select(static member => member.Value) : node as JsonArray ?? [])
        {
            if (child is not null)
            {
                Rewrite(child);
            }
        }
    }
}
