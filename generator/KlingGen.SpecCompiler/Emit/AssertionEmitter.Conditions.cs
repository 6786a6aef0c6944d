using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <content>Conditions: one C# expression where one can say it, else a context that only remembers whether a rule is broken.</content>
internal sealed partial class AssertionEmitter
{
    private void EmitCondition(Assertion rule, TypeRef type, string value, string context)
    {
        switch (rule)
        {
            case AnyOfAssertion any:
                var conditions = any.Branches.Select(branch => Condition(branch.Assertions, type, value)).ToList();
                writer.Line($"{context}.Condition({string.Join(" || ", conditions)}, \"anyOf\", "
                    + $"{Literal(ConditionText.AnyOf(any.Branches))}{Say(rule)});");
                break;
            case OneOfAssertion one:
                var counts = one.Branches.Select(branch => $"({Condition(branch.Assertions, type, value)} ? 1 : 0)").ToList();
                writer.Line($"{context}.Condition({string.Join(" + ", counts)} == 1, \"oneOf\", "
                    + $"{Literal(ConditionText.OneOf(one.Branches))}{Say(rule)});");
                break;
            case NotAssertion not:
                writer.Line($"{context}.Condition(!({Condition(not.Assertions, type, value)}), \"not\", "
                    + $"{Literal(ConditionText.Not(not.Assertions))}{Say(rule)});");
                break;
            case IfAssertion @if:
                EmitIf(@if, type, value, context);
                break;
        }
    }

    private void EmitIf(IfAssertion rule, TypeRef type, string value, string context)
    {
        var condition = Condition(rule.Condition, type, value);
        if (rule.Then.Count == 0)
        {
            writer.Open($"if (!({condition}))");
            Emit(rule.Else, type, value, context);
            writer.Close();
            return;
        }

        writer.Open($"if ({condition})");
        Emit(rule.Then, type, value, context);
        writer.Close();
        if (rule.Else.Count > 0)
        {
            writer.Open("else");
            Emit(rule.Else, type, value, context);
            writer.Close();
        }
    }

    /// <summary>The expression of whether rules hold; what it needs is written before it.</summary>
    private string Condition(EquatableArray<Assertion> rules, TypeRef type, string value)
    {
        if (Expression(rules, type, value) is { } expression)
        {
            return expression;
        }

        var probe = writer.Local();
        writer.Line($"var {probe} = {Emitter.Runtime}ValidationContext.Probe();");
        writer.Open("");
        Emit(rules, type, value, probe);
        writer.Close();
        return probe + ".IsValid";
    }

    /// <summary>Rules as one C# expression, or null.</summary>
    private string? Expression(EquatableArray<Assertion> rules, TypeRef type, string value)
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
                terms.AddRange(((RequiredAssertion)rule).Members
                    .Where(member => !IsImplied(member, rules))
                    .Select(member => IsPresent(member, type, value)));
                continue;
            }

            if (Expression(rule, rules, type, value) is not { } term)
            {
                return null;
            }

            terms.Add(term);
        }

        return string.Join(" && ", terms);
    }

    private string? Expression(Assertion rule, EquatableArray<Assertion> beside, TypeRef type, string value)
    {
        switch (rule)
        {
            case NeverAssertion:
                return "false";
            case EnumAssertion @enum when Alternatives(@enum.Values, type) is not null:
                return IsAmong(@enum.Values, type, value);
            case PropertyAssertion property when type is ModelRef { Kind: ModelKind.Object } && property.Member.Name is not null:
                return PropertyExpression(property, beside, type, value);
            case NotAssertion not:
                return Expression(not.Assertions, type, value) is { } inner ? $"!({inner})" : null;
            case AllOfAssertion all:
                return Expression(all.Assertions, type, value) is { } both ? $"({both})" : null;
            case AnyOfAssertion any:
                var branches = any.Branches.Select(branch => Expression(branch.Assertions, type, value)).ToList();
                return branches.Contains(null) ? null : $"({string.Join(" || ", branches)})";
            default:
                return null;
        }
    }

    private string? PropertyExpression(PropertyAssertion rule, EquatableArray<Assertion> beside, TypeRef type, string value)
    {
        if (rule.Assertions.Count != 1)
        {
            return null;
        }

        var only = rule.Assertions[0];
        if (only is NeverAssertion)
        {
            return $"!({IsPresent(rule.Member, type, value)})";
        }

        var isNegated = only is NotAssertion { Assertions.Count: 1 };
        var inner = isNegated ? ((NotAssertion)only).Assertions[0] : only;
        if (inner is not EnumAssertion fixedTo || Alternatives(fixedTo.Values, rule.Member.Type) is not { Length: > 0 } alternatives
            || Member(rule.Member).Scalar(value + ".") is not { } scalar)
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
        return only is EnumAssertion fixedTo && Alternatives(fixedTo.Values, rule.Member.Type) is { Length: > 0 };
    }
}
