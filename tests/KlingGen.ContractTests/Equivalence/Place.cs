using System.Globalization;
using System.Text.Json.Nodes;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>What a schema and all its conditions say of the values at one place: the stuff that instances are made of. Whether it is said
/// as a demand, as a condition or as its opposite does not matter here.</summary>
internal sealed class Place
{
    private readonly Dictionary<JsonKinds, List<JsonNode>> _trials = [];

    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    public List<JsonNode?> Values { get; } = [];

    public SortedDictionary<string, Place> Members { get; } = new(StringComparer.Ordinal);

    public Place? Others { get; private set; }

    public Place? Items { get; private set; }

    public static Place Of(JsonNode schema)
    {
        var place = new Place();
        place.Read(schema);
        return place;
    }

    /// <summary>Values that limits of one kind of value just allow and just forbid.</summary>
    public IReadOnlyList<JsonNode> Trials(JsonKinds kind) => _trials.GetValueOrDefault(kind) ?? [];

    private void Read(JsonNode? schema)
    {
        if (schema is not JsonObject keywords)
        {
            return;
        }

        foreach (var (keyword, value) in keywords)
        {
            ReadValueKeyword(keyword, value!);
            ReadNestedKeyword(keyword, value!);
        }
    }

    private void ReadValueKeyword(string keyword, JsonNode value)
    {
        switch (keyword)
        {
            case "type":
                Types.UnionWith((value as JsonArray ?? [value.DeepClone()]).Select(static type => type!.GetValue<string>()));
                break;
            case "enum" or "examples":
                Values.AddRange(value.AsArray());
                break;
            case "const" or "default":
                Values.Add(value);
                break;
            case "minContains" or "maxContains":
                Try(SchemaKeywords.MinItems, value);
                break;
            case var _ when SchemaKeywords.Find(keyword) is LimitKeyword limit:
                Try(limit, value);
                break;
        }
    }

    private void Try(LimitKeyword limit, JsonNode value)
    {
        var operand = limit.Operand switch
        {
            LimitOperand.Text or LimitOperand.Pattern => value.GetValue<string>(),
            LimitOperand.Count => ((int)value.GetValue<double>()).ToString(CultureInfo.InvariantCulture),
            _ => value.ToJsonString(),
        };
        var trials = _trials.TryGetValue(limit.Kinds, out var known) ? known : _trials[limit.Kinds] = [];
        trials.AddRange(limit.Trials.Instances(operand).Select(static instance => JsonNode.Parse(instance)!));
    }

    private void ReadNestedKeyword(string keyword, JsonNode value)
    {
        switch (keyword)
        {
            case "allOf" or "anyOf" or "oneOf":
                value.AsArray().ToList().ForEach(Read);
                break;
            case "not" or "if" or "then" or "else":
                Read(value);
                break;
            case "dependentSchemas":
                foreach (var (name, schema) in value.AsObject())
                {
                    Member(name);
                    Read(schema);
                }

                break;
            case "properties":
                value.AsObject().ToList().ForEach(member => Member(member.Key).Read(member.Value));
                break;
            case "required":
                value.AsArray().ToList().ForEach(name => Member(name!.GetValue<string>()));
                break;
            case "dependentRequired":
                value.AsObject()
                    .SelectMany(static member => member.Value!.AsArray().Select(static name => name!.GetValue<string>()).Append(member.Key))
                    .ToList()
                    .ForEach(name => Member(name));
                break;
            case "additionalProperties" or "patternProperties" or "unevaluatedProperties":
                var schemas = keyword == "patternProperties" ? value.AsObject().Select(static member => member.Value) : [value];
                schemas.ToList().ForEach((Others ??= new Place()).Read);
                break;
            case "items" or "contains" or "prefixItems" or "unevaluatedItems":
                var items = value is JsonArray list ? [.. list] : new List<JsonNode?> { value };
                items.ForEach((Items ??= new Place()).Read);
                break;
        }
    }

    private Place Member(string name)
    {
        if (!Members.TryGetValue(name, out var member))
        {
            Members[name] = member = new Place();
        }

        return member;
    }
}
