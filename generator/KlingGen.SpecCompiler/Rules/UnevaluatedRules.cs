using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Rules;

/// <summary><c>unevaluatedProperties</c> and <c>unevaluatedItems</c>: which members and items the schema around them speaks of, some only
/// where a condition holds.</summary>
internal sealed class UnevaluatedRules(RuleBinder binder, RuleComplexity complexity, DocumentTypes types)
{
    /// <summary>More schemas than this do not speak of one object, unless they name each other again and again.</summary>
    private const int MaxEvaluated = 1000;

    public void Properties(RuleScope scope)
    {
        var rules = binder.Inside(scope, scope.Schema.UnevaluatedProperties!, scope.Value, scope.CoverageOver(scope.Value));
        if (rules.Count == 0)
        {
            return;
        }

        var evaluated = Evaluated(scope).FindAll(static one => one.IsAll || one.Names.Count + one.Patterns.Count > 0);
        if (evaluated.Exists(static one => one is { IsAll: true, When.Count: 0 }))
        {
            return;
        }

        var always = new HashSet<string>(
            evaluated.Where(static one => one.When.Count == 0).SelectMany(static one => one.Names), StringComparer.Ordinal);
        var declaration = scope.Type is ModelRef { Kind: ModelKind.Object } ? types.DeclarationOf(scope.Type) : null;
        var uncertain = declaration is null
            ? []
            : types.PropertiesOf(declaration).Select(static property => property.Member).Where(known => !always.Contains(known.JsonName));
        scope.Add(new UnevaluatedPropertiesAssertion(
            evaluated.ToEquatableArray(), rules, uncertain.ToEquatableArray(), declaration?.AdditionalName));
    }

    public void Items(RuleScope scope)
    {
        var rules = binder.Inside(scope, scope.Schema.UnevaluatedItems!, scope.Item, scope.CoverageOver(scope.Item));
        if (rules.Count == 0)
        {
            return;
        }

        var evaluated = Evaluated(scope).FindAll(static one => one.Items > 0 || one.Contains is not null);
        if (!evaluated.Exists(static one => one is { Items: int.MaxValue, When.Count: 0 }))
        {
            scope.Add(new UnevaluatedItemsAssertion(evaluated.ToEquatableArray(), rules));
        }
    }

    private List<Evaluation> Evaluated(RuleScope scope)
    {
        var found = new List<Evaluation>();
        Collect(scope, scope.Schema, isOuter: true, [], found, 0);
        return found;
    }

    /// <summary>What a schema speaks of in the same object or array: by itself, and by all that it applies in place.</summary>
    /// <param name="scope">The value that is spoken of.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="isOuter">Whether it is the schema whose own keyword asks.</param>
    /// <param name="when">The conditions under which the schema applies.</param>
    /// <param name="found">Takes what is spoken of.</param>
    /// <param name="depth">How many schemas lead to this one.</param>
    private void Collect(RuleScope scope, Schema schema, bool isOuter, List<EvaluationGuard> when, List<Evaluation> found, int depth)
    {
        if (!schema.IsObject)
        {
            return;
        }

        if (RuleComplexity.IsTooDeep(depth))
        {
            schema.Report(SpecDescriptors.UnsupportedKeyword, "an unevaluated keyword over a schema that contains itself");
            return;
        }

        if (found.Count > MaxEvaluated)
        {
            complexity.Refuse(schema);
            return;
        }

        void Inner(Schema inner, List<EvaluationGuard> guards) => Collect(scope, inner, isOuter: false, guards, found, depth + 1);
        found.Add(OwnEvaluation(scope, schema, isOuter, when));
        if (schema.Reference is { } target)
        {
            Inner(target, when);
        }

        foreach (var branch in schema.AllOf)
        {
            Inner(branch, when);
        }

        var alternatives = types.Normalizer.Alternatives;
        foreach (var branch in (alternatives.Of(schema, isOneOf: false) ?? []).Concat(alternatives.Of(schema, isOneOf: true) ?? []))
        {
            Inner(branch, Guarded(when, binder.Condition(scope, branch, scope.Type), holds: true));
        }

        CollectConditional(scope, schema, when, Inner);
    }

    private void CollectConditional(
        RuleScope scope, Schema schema, List<EvaluationGuard> when, Action<Schema, List<EvaluationGuard>> collect)
    {
        if (schema.If is { } @if)
        {
            var condition = binder.Condition(scope, @if, scope.Type);
            var holds = Guarded(when, condition, holds: true);
            collect(@if, holds);
            if (schema.Then is { } then)
            {
                collect(then, holds);
            }

            if (schema.Else is { } @else)
            {
                collect(@else, Guarded(when, condition, holds: false));
            }
        }

        foreach (var (trigger, dependent) in schema.DependentSchemas)
        {
            EquatableArray<Assertion> isPresent = new([new RequiredAssertion(new([types.MemberOf(scope.Type, trigger)]))]);
            collect(dependent, Guarded(when, isPresent, holds: true));
        }
    }

    private Evaluation OwnEvaluation(RuleScope scope, Schema schema, bool isOuter, List<EvaluationGuard> when)
    {
        var isAll = schema.AdditionalProperties is not null || (!isOuter && schema.UnevaluatedProperties is not null);
        var hasRest = schema.HasItems || (!isOuter && schema.UnevaluatedItems is not null);
        return new Evaluation(
            when.ToEquatableArray(),
            schema.Properties.Select(static member => member.Name).ToEquatableArray(),
            ObjectRules.PatternsOf(schema).ToEquatableArray(),
            isAll,
            hasRest ? int.MaxValue : schema.PrefixItems.Count(),
            schema.Contains is { } contains ? binder.Condition(scope, contains, scope.Item) : null);
    }

    /// <summary>One more condition; a schema that always applies is none.</summary>
    private static List<EvaluationGuard> Guarded(List<EvaluationGuard> when, EquatableArray<Assertion> condition, bool holds) =>
        condition.Count == 0 && holds ? when : [.. when, new EvaluationGuard(condition, holds)];
}
