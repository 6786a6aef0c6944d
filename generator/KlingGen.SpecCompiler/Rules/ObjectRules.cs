using KlingGen.Patterns;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Rules about the members of objects.</summary>
internal sealed class ObjectRules(RuleBinder binder, DocumentTypes types)
{
    /// <summary>The names of <c>patternProperties</c> that can be run as patterns.</summary>
    public static IEnumerable<string> PatternsOf(Schema schema) =>
        schema.PatternProperties.Select(static member => member.Name).Where(static name => EcmaPattern.Problem(name) is null);

    public void Properties(RuleScope scope)
    {
        if (scope.IsWhole)
        {
            foreach (var (name, schema) in scope.Schema.Properties)
            {
                var member = types.MemberOf(scope.Type, name);
                scope.Add(binder.Inside(scope, schema, member.Type, RuleCoverage.Whole), rules => new PropertyAssertion(member, rules));
            }
        }
    }

    public void Required(RuleScope scope)
    {
        var names = scope.Schema.Required
            .Where(name => scope.IsWhole || scope.Type is not ModelRef || !scope.Around.HasProperty(name))
            .ToList();
        if (names.Count > 0)
        {
            scope.Add(new RequiredAssertion(names.Select(name => types.MemberOf(scope.Type, name)).ToEquatableArray()));
        }
    }

    public void AdditionalProperties(RuleScope scope)
    {
        var schema = scope.Schema;
        var additional = schema.AdditionalProperties!;
        if (!scope.IsWhole && scope.Type is ModelRef && (!schema.HasPatternProperties || !additional.IsObject))
        {
            // Stands at the type's additional properties, which are all members that have no property.
            return;
        }

        var rules = binder.Inside(scope, additional, scope.Value, scope.CoverageOver(scope.Value, alone: schema.HasPatternProperties));
        var names = schema.Properties.Select(static member => member.Name);
        scope.Add(
            rules, bound => new AdditionalPropertiesAssertion(names.ToEquatableArray(), PatternsOf(schema).ToEquatableArray(), bound));
    }

    public void PatternProperties(RuleScope scope)
    {
        foreach (var (pattern, schema) in scope.Schema.PatternProperties)
        {
            if (EcmaPattern.Problem(pattern) is { } problem)
            {
                scope.Schema.ReportAtPattern(pattern, SpecDescriptors.InvalidPattern, pattern, problem);
                continue;
            }

            var rules = binder.Inside(scope, schema, scope.Value, scope.CoverageOver(scope.Value));
            scope.Add(rules, bound => new PatternPropertiesAssertion(pattern, bound));
        }
    }

    public void PropertyNames(RuleScope scope) => scope.Add(
        binder.Inside(scope, scope.Schema.PropertyNames!, TypeRef.String, RuleCoverage.Whole),
        static rules => new PropertyNamesAssertion(rules));

    public void DependentRequired(RuleScope scope)
    {
        foreach (var (trigger, names) in scope.Schema.DependentRequired)
        {
            var members = names.Select(name => types.MemberOf(scope.Type, name)).ToEquatableArray();
            scope.Add(new DependentRequiredAssertion(types.MemberOf(scope.Type, trigger), members));
        }
    }

    public void DependentSchemas(RuleScope scope)
    {
        foreach (var (trigger, schema) in scope.Schema.DependentSchemas)
        {
            scope.Add(
                binder.Inside(scope, schema, scope.Type, RuleCoverage.Whole),
                rules => new DependentSchemaAssertion(types.MemberOf(scope.Type, trigger), rules));
        }
    }
}
