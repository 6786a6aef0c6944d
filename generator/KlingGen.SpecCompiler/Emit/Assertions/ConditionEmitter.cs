using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Conditions: one C# expression where one can say it, else a context that only remembers whether a rule is broken.</summary>
internal sealed class ConditionEmitter(AssertionEmitter rules, CodeWriter writer, ConditionExpression expressions)
{
    public void Emit(Assertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        switch (rule)
        {
            case AnyOfAssertion any:
                var conditions = any.Branches.Select(branch => Condition(branch.Assertions, type, value)).ToList();
                writer.Line($"{context}.Condition({string.Join(" || ", conditions)}, \"{SchemaKeywords.AnyOf}\", "
                    + $"{Literal(ConditionText.AnyOf(any.Branches))}{Say(rule)});");
                break;
            case OneOfAssertion one:
                var counts = one.Branches.Select(branch => $"({Condition(branch.Assertions, type, value)} ? 1 : 0)").ToList();
                writer.Line($"{context}.Condition({string.Join(" + ", counts)} == 1, \"{SchemaKeywords.OneOf}\", "
                    + $"{Literal(ConditionText.OneOf(one.Branches))}{Say(rule)});");
                break;
            case NotAssertion not:
                writer.Line($"{context}.Condition(!({Condition(not.Assertions, type, value)}), \"{SchemaKeywords.Not}\", "
                    + $"{Literal(ConditionText.Not(not.Assertions))}{Say(rule)});");
                break;
            case IfAssertion @if:
                If(@if, target);
                break;
            default:
                throw UnknownRule.Of(rule);
        }
    }

    /// <summary>The expression of whether rules hold; what it needs is written before it.</summary>
    public string Condition(EquatableArray<Assertion> asked, TypeRef type, string value)
    {
        if (expressions.Of(asked, type, value) is { } expression)
        {
            return expression;
        }

        var probe = writer.Local();
        writer.Line($"var {probe} = {Emitter.Runtime}ValidationContext.Probe();");
        writer.Open("");
        rules.Emit(asked, type, value, probe);
        writer.Close();
        return probe + ".IsValid";
    }

    private void If(IfAssertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        var condition = Condition(rule.Condition, type, value);
        if (rule.Then.Count == 0)
        {
            writer.Open($"if (!({condition}))");
            rules.Emit(rule.Else, type, value, context);
            writer.Close();
            return;
        }

        writer.Open($"if ({condition})");
        rules.Emit(rule.Then, type, value, context);
        writer.Close();
        if (rule.Else.Count > 0)
        {
            writer.Open("else");
            rules.Emit(rule.Else, type, value, context);
            writer.Close();
        }
    }
}
