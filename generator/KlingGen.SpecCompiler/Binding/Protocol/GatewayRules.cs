using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>The rule schemas of a gateway's document by the types that they constrain.</summary>
internal sealed class GatewayRules
{
    private readonly List<GatewayRule> _rules = [];

    public GatewayRules(DocumentScope scope, IEnumerable<RuleSetModel> sets, RuleStatements statements)
    {
        var schemas = scope.Components.Where(schema => schema["x-constrains"] is not null).ToDictionary(schema => scope.ComponentName(schema.Node)!, StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (schemas.TryGetValue(set.Name, out var schema))
            {
                _rules.Add(new GatewayRule(new ModelRef(scope.Input.Options.Namespace, set.Name, ModelKind.Object), set.Target, schema, statements.Of(schema)));
            }
        }
    }

    public IReadOnlyList<GatewayRule> Over(TypeRef type) => _rules.FindAll(rule => rule.Target == type);

    /// <summary>The values that rule schemas name for members of requests.</summary>
    /// <param name="isRequest">Whether a type is a request.</param>
    public EquatableArray<RequestDefaultsModel> Defaults(Func<TypeRef, bool> isRequest) => _rules
        .Where(rule => rule.Target is ModelRef && isRequest(rule.Target))
        .GroupBy(static rule => (ModelRef)rule.Target)
        .Select(static rules => new RequestDefaultsModel(rules.Key, Values(rules.SelectMany(static rule => rule.Statements)).ToEquatableArray()))
        .Where(static defaults => defaults.Values.Count > 0)
        .ToEquatableArray();

    private static IEnumerable<NamedJson> Values(IEnumerable<RuleStatements.Statement> statements)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pointer, schema, _) in statements)
        {
            if (pointer.Length > 0 && schema["default"] is { } value && seen.Add(pointer))
            {
                yield return new NamedJson(pointer, ExtensionReader.Json(value));
            }
        }
    }
}
