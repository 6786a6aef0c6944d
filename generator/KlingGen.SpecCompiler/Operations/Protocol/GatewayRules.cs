using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>The rule schemas of a gateway's document by the types that they constrain.</summary>
internal sealed class GatewayRules
{
    private readonly List<GatewayRule> _rules = [];

    /// <param name="names">The names of the document.</param>
    /// <param name="sets">Its rule sets.</param>
    public GatewayRules(OwnNames names, IEnumerable<RuleSetModel> sets)
    {
        var schemas = names.Components
            .Where(static schema => schema.Extensions.IsRuleSchema)
            .Distinct()
            .ToDictionary(schema => names.ComponentName(schema)!, StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (schemas.TryGetValue(set.Name, out var schema))
            {
                var reference = new ModelRef(names.Namespace, set.Name, ModelKind.Object);
                _rules.Add(new GatewayRule(reference, set.Target, schema, RuleStatements.Of(schema)));
            }
        }
    }

    public IReadOnlyList<GatewayRule> Over(TypeRef type) => _rules.FindAll(rule => rule.Target == type);

    /// <summary>The values that rule schemas name for members of requests.</summary>
    /// <param name="isRequest">Whether a type is a request.</param>
    public EquatableArray<RequestDefaultsModel> Defaults(Func<TypeRef, bool> isRequest) => _rules
        .Where(rule => rule.Target is ModelRef && isRequest(rule.Target))
        .GroupBy(static rule => (ModelRef)rule.Target)
        .Select(static group => new RequestDefaultsModel(group.Key, Values(group).ToEquatableArray()))
        .Where(static defaults => defaults.Values.Count > 0)
        .ToEquatableArray();

    private static IEnumerable<NamedJson> Values(IEnumerable<GatewayRule> rules)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pointer, schema, _) in rules.SelectMany(static rule => rule.Statements))
        {
            if (pointer.Length > 0 && schema.Default is { } value && seen.Add(pointer))
            {
                yield return new NamedJson(pointer, value.Json);
            }
        }
    }
}
