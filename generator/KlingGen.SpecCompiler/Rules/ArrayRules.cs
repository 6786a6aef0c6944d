using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Rules about the items of arrays.</summary>
internal sealed class ArrayRules(RuleBinder binder)
{
    public void PrefixItems(RuleScope scope)
    {
        var index = 0;
        foreach (var place in scope.Schema.PrefixItems)
        {
            var at = index++;
            scope.Add(binder.Inside(scope, place, scope.Item, scope.CoverageOver(scope.Item)), rules => new PrefixItemAssertion(at, rules));
        }
    }

    public void Items(RuleScope scope)
    {
        if (scope.Schema.Items is { } items)
        {
            var skip = scope.Schema.PrefixItems.Count();
            var coverage = scope.CoverageOver(scope.Item, alone: skip > 0);
            scope.Add(binder.Inside(scope, items, scope.Item, coverage), rules => new ItemsAssertion(skip, rules));
        }
    }

    public void Contains(RuleScope scope) => scope.Add(new ContainsAssertion(
        binder.Condition(scope, scope.Schema.Contains!, scope.Item), scope.Schema.MinContains, scope.Schema.MaxContains));
}
