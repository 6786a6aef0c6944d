using KlingGen.Patterns;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <content><c>unevaluatedProperties</c> and <c>unevaluatedItems</c>: which members and items the schema around them speaks of, some only
/// where a condition holds.</content>
internal sealed partial class AssertionBinder
{
    /// <summary>More schemas than this do not speak of one object, unless they name each other again and again.</summary>
    private const int MaxEvaluated = 1000;

    private void BindUnevaluatedProperties(SpecNode part, SpecNode value, TypeRef type, bool whole, List<Assertion> found)
    {
        var member = type is MapRef map ? map.Value : TypeRef.Json;
        var rules = Nested(value, member, whole || IsUntyped(member));
        if (rules.Count == 0)
        {
            return;
        }

        var evaluated = Evaluated(part, type).FindAll(static one => one.IsAll || one.Names.Count + one.Patterns.Count > 0);
        if (evaluated.Exists(static one => one is { IsAll: true, When.Count: 0 }))
        {
            return;
        }

        var always = new HashSet<string>(evaluated.Where(static one => one.When.Count == 0).SelectMany(static one => one.Names), StringComparer.Ordinal);
        var declaration = type is ModelRef { Kind: ModelKind.Object } ? schemas.DeclarationOf(type) : null;
        var uncertain = declaration is null ? [] : schemas.PropertiesOf(declaration).Select(static property => property.Member).Where(known => !always.Contains(known.JsonName));
        found.Add(Say(new UnevaluatedPropertiesAssertion(evaluated.ToEquatableArray(), rules, uncertain.ToEquatableArray(), declaration?.AdditionalName)));
    }

    private void BindUnevaluatedItems(SpecNode part, SpecNode value, TypeRef type, bool whole, List<Assertion> found)
    {
        var item = type is ListRef list ? list.Item : TypeRef.Json;
        var rules = Nested(value, item, whole || IsUntyped(item));
        if (rules.Count == 0)
        {
            return;
        }

        var evaluated = Evaluated(part, type).FindAll(static one => one.Items > 0 || one.Contains is not null);
        if (!evaluated.Exists(static one => one is { Items: int.MaxValue, When.Count: 0 }))
        {
            found.Add(Say(new UnevaluatedItemsAssertion(evaluated.ToEquatableArray(), rules)));
        }
    }

    private List<Evaluation> Evaluated(SpecNode schema, TypeRef type)
    {
        var found = new List<Evaluation>();
        CollectEvaluated(schema, type, isOuter: true, [], found, 0);
        return found;
    }

    /// <summary>What a schema speaks of in the same object or array: by itself, and by all that it applies in place.</summary>
    /// <param name="isOuter">Whether it is the schema whose own keyword asks.</param>
    /// <param name="when">The conditions under which the schema applies.</param>
    private void CollectEvaluated(SpecNode schema, TypeRef type, bool isOuter, List<EvaluationGuard> when, List<Evaluation> found, int depth)
    {
        if (schema.Mapping is null)
        {
            return;
        }

        if (depth > MaxDepth)
        {
            reader.Report(SpecDescriptors.UnsupportedKeyword, schema, "an unevaluated keyword over a schema that contains itself");
            return;
        }

        if (found.Count > MaxEvaluated)
        {
            Refuse(schema);
            return;
        }

        found.Add(OwnEvaluation(schema, type, isOuter, when));
        if (schema["$ref"] is { } reference && reader.Resolve(reference) is { } target)
        {
            CollectEvaluated(target, type, isOuter: false, when, found, depth + 1);
        }

        foreach (var keyword in (string[])["allOf", "anyOf", "oneOf"])
        {
            if (schema[keyword] is not { Node: YamlSequence } branches)
            {
                continue;
            }

            foreach (var branch in branches.Items())
            {
                CollectEvaluated(branch, type, isOuter: false, keyword == "allOf" ? when : Guarded(when, Condition(branch, type), holds: true), found, depth + 1);
            }
        }

        CollectConditional(schema, type, when, found, depth);
    }

    private void CollectConditional(SpecNode schema, TypeRef type, List<EvaluationGuard> when, List<Evaluation> found, int depth)
    {
        if (schema["if"] is { } @if)
        {
            var condition = Condition(@if, type);
            CollectEvaluated(@if, type, isOuter: false, Guarded(when, condition, holds: true), found, depth + 1);
            if (schema["then"] is { } then)
            {
                CollectEvaluated(then, type, isOuter: false, Guarded(when, condition, holds: true), found, depth + 1);
            }

            if (schema["else"] is { } @else)
            {
                CollectEvaluated(@else, type, isOuter: false, Guarded(when, condition, holds: false), found, depth + 1);
            }
        }

        foreach (var (trigger, dependent) in (schema["dependentSchemas"]?.Members()).OrEmpty())
        {
            EquatableArray<Assertion> isPresent = new([new RequiredAssertion(new([schemas.MemberOf(type, trigger.Text)]))]);
            CollectEvaluated(dependent, type, isOuter: false, Guarded(when, isPresent, holds: true), found, depth + 1);
        }
    }

    private Evaluation OwnEvaluation(SpecNode schema, TypeRef type, bool isOuter, List<EvaluationGuard> when)
    {
        var names = (schema["properties"]?.Members()).OrEmpty().Select(static member => member.Key.Text);
        var patterns = (schema["patternProperties"]?.Members()).OrEmpty().Select(static member => member.Key.Text)
            .Where(static pattern => EcmaPattern.Problem(pattern) is null);
        var isAll = schema["additionalProperties"] is not null || (!isOuter && schema["unevaluatedProperties"] is not null);
        var items = schema["items"] is not null || (!isOuter && schema["unevaluatedItems"] is not null)
            ? int.MaxValue
            : (schema["prefixItems"]?.Items()).OrEmpty().Count();
        var item = type is ListRef list ? list.Item : TypeRef.Json;
        return new Evaluation(
            when.ToEquatableArray(), names.ToEquatableArray(), patterns.ToEquatableArray(), isAll, items, schema["contains"] is { } contains ? Condition(contains, item) : null);
    }

    /// <summary>One more condition; a schema that always applies is none.</summary>
    private static List<EvaluationGuard> Guarded(List<EvaluationGuard> when, EquatableArray<Assertion> condition, bool holds) =>
        condition.Count == 0 && holds ? when : [.. when, new EvaluationGuard(condition, holds)];
}
