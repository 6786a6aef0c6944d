using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules as one C# expression, where one can say them.</summary>
internal sealed class ConditionExpression(MemberAccess members)
{
    /// <returns>Null where no expression says it.</returns>
    public string? Of(EquatableArray<Assertion> rules, TypeRef type, string value)
    {
        if (rules.Count == 0)
        {
            return "true";
        }

        var terms = new List<string>();
        foreach (var rule in rules)
        {
            if (rule is RequiredAssertion required && type is ModelRef { Kind: ModelKind.Object } or MapRef)
            {
                terms.AddRange(required.Members
                    .Where(member => !IsImplied(member, rules))
                    .Select(member => members.IsPresent(member, type, value)));
                continue;
            }

            if (Of(rule, rules, type, value) is not { } term)
            {
                return null;
            }

            terms.Add(term);
        }

        return string.Join(" && ", terms);
    }

    private string? Of(Assertion rule, EquatableArray<Assertion> beside, TypeRef type, string value)
    {
        switch (rule)
        {
            case NeverAssertion:
                return "false";
            case EnumAssertion @enum:
                return FixedValues.IsAmong(@enum.Values, type, value);
            case PropertyAssertion property when type is ModelRef { Kind: ModelKind.Object } && property.Member.Name is not null:
                return OfProperty(property, beside, type, value);
            case NotAssertion not:
                return Of(not.Assertions, type, value) is { } inner ? $"!({inner})" : null;
            case AllOfAssertion all:
                return Of(all.Assertions, type, value) is { } both ? $"({both})" : null;
            case AnyOfAssertion any:
                var branches = any.Branches.Select(branch => Of(branch.Assertions, type, value)).ToList();
                return branches.Contains(null) ? null : $"({string.Join(" || ", branches)})";
            default:
                return null;
        }
    }

    private string? OfProperty(PropertyAssertion rule, EquatableArray<Assertion> beside, TypeRef type, string value)
    {
        if (rule.Assertions.Count != 1)
        {
            return null;
        }

        var only = rule.Assertions[0];
        if (only is NeverAssertion)
        {
            return $"!({members.IsPresent(rule.Member, type, value)})";
        }

        var isNegated = only is NotAssertion { Assertions.Count: 1 };
        var inner = isNegated ? ((NotAssertion)only).Assertions[0] : only;
        if (inner is not EnumAssertion fixedTo
            || FixedValues.Alternatives(fixedTo.Values, rule.Member.Type) is not { Length: > 0 } alternatives
            || members.Scalar(rule.Member, value) is not { } scalar)
        {
            return null;
        }

        return (isNegated, IsImplied(rule.Member, beside)) switch
        {
            (false, false) => $"{scalar} is null or {alternatives}",
            (false, true) => $"{scalar} is {alternatives}",
            (true, false) => $"{scalar} is not ({alternatives})",
            (true, true) => $"{scalar} is not (null or {alternatives})",
        };
    }

    /// <summary>Whether the rules ask for a member and beside that fix its value, so that one pattern says both.</summary>
    private static bool IsImplied(MemberRef member, EquatableArray<Assertion> rules) =>
        member is { Name: not null, Nullable: false }
        && rules.Any(rule => rule is RequiredAssertion required && required.Members.Contains(member))
        && rules.Any(rule => rule is PropertyAssertion { Assertions.Count: 1 } property && property.Member == member && IsFixed(property));

    private static bool IsFixed(PropertyAssertion rule)
    {
        var only = rule.Assertions[0] is NotAssertion { Assertions.Count: 1 } not ? not.Assertions[0] : rule.Assertions[0];
        return only is EnumAssertion fixedTo && FixedValues.Alternatives(fixedTo.Values, rule.Member.Type) is { Length: > 0 };
    }
}
