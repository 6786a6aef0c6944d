using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>The rule schemas of a gateway's document by the types that they constrain.</summary>
internal sealed class GatewayRules
{
    private readonly List<GatewayRule> _rules = [];

    public GatewayRules(DocumentScope scope, IEnumerable<RuleSetModel> sets, RuleStatements statements)
    {
        var schemas = scope.Components
            .Where(static schema => schema["x-constrains"] is not null)
            .ToDictionary(schema => scope.ComponentName(schema.Node)!, StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (schemas.TryGetValue(set.Name, out var schema))
            {
                var reference = new ModelRef(scope.Input.Options.Namespace, set.Name, ModelKind.Object);
                _rules.Add(new GatewayRule(reference, set.Target, schema, statements.Of(schema)));
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
            if (pointer.Length > 0 && schema["default"] is { } value && seen.Add(pointer))
            {
                yield return new NamedJson(pointer, ExtensionReader.Json(value));
            }
        }
    }
}
