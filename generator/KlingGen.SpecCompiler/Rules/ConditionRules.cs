using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Rules that hold where others do: alternatives, conditions and their opposite.</summary>
internal sealed class ConditionRules(RuleBinder binder, DocumentTypes types)
{
    public void AnyOf(RuleScope scope) => Alternatives(scope, isOneOf: false);

    public void OneOf(RuleScope scope) => Alternatives(scope, isOneOf: true);

    public void Not(RuleScope scope) => scope.Add(new NotAssertion(binder.Condition(scope, scope.Schema.Not!, scope.Type)));

    public void If(RuleScope scope)
    {
        var then = scope.Schema.Then is { } yes ? binder.Inside(scope, yes, scope.Type, RuleCoverage.Whole) : default;
        var @else = scope.Schema.Else is { } no ? binder.Inside(scope, no, scope.Type, RuleCoverage.Whole) : default;
        if (then.Count + @else.Count > 0)
        {
            scope.Add(new IfAssertion(binder.Condition(scope, scope.Schema.If!, scope.Type), then, @else));
        }
    }

    /// <summary>A number with the pattern of a number in quotes beside it, which says nothing of the number.</summary>
    private Schema? NumberAmong(RuleScope scope, IReadOnlyList<Schema> branches, bool isOneOf) =>
        types.Quoted.NumberOf(new UnionPart(scope.Schema, isOneOf, branches));

    private void Alternatives(RuleScope scope, bool isOneOf)
    {
        // The types of what it lists say what the list does.
        var isParent = scope.Around.Parents.Contains(scope.Schema) || (!scope.IsWhole && types.IsParent(scope.Schema));
        if (isParent || types.Normalizer.Alternatives.Of(scope.Schema, isOneOf) is not { Count: > 0 } branches)
        {
            return;
        }

        if (scope.IsWhole)
        {
            if (scope.Typed is not { } typed || !typed.Owner.Equals(scope.Schema) || typed.IsOneOf != isOneOf)
            {
                binder.AddAlternatives(scope, branches, isOneOf);
            }

            return;
        }

        var others = branches.Where(static branch => branch.OwnKinds != JsonKinds.Null).ToList();
        if (others.Count == 0)
        {
            scope.Add(new TypeAssertion(JsonKinds.Null));
        }
        else if (others.Count == 1)
        {
            scope.Found.AddRange(binder.Inside(scope, others[0], scope.Type, RuleCoverage.BeyondType));
        }
        else if (scope.Type is PrimitiveRef { MayBeQuoted: true } && NumberAmong(scope, branches, isOneOf) is { } number)
        {
            scope.Found.AddRange(binder.Inside(scope, number, scope.Type, RuleCoverage.BeyondType));
        }
        else if (scope.Type is not ModelRef model
            || (model.Kind != ModelKind.Union && others.TrueForAll(branch => TypedUnions.OnlyNarrows(branch, scope.Around))))
        {
            binder.AddAlternatives(scope, others, isOneOf);
        }
    }
}
