using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules about objects.</summary>
internal sealed class ObjectRuleEmitter(
    AssertionEmitter rules,
    CodeWriter writer,
    TypeNames types,
    RuleFields fields,
    MemberAccess members,
    ConditionEmitter conditions,
    EntryEmitter entries)
{
    public void Emit(Assertion rule, RuleTarget target)
    {
        var speaksOfAll = rule is PropertyNamesAssertion or AdditionalPropertiesAssertion or PatternPropertiesAssertion or LimitAssertion;
        switch (target.Type)
        {
            case ModelRef { Kind: ModelKind.Object } when !speaksOfAll:
            case MapRef:
                EmitMembers(rule, target);
                break;
            case ModelRef { Kind: ModelKind.Object } or ViewRef:
                var @object = writer.Local();
                writer.Open($"if ({ViewRef.Of(types, target.Type, target.Value)}.IsObject(out var {@object}))");
                EmitMembers(rule, target with { Type = ElementRef.Instance, Value = @object });
                writer.Close();
                break;
        }
    }

    private void EmitMembers(Assertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        switch (rule)
        {
            case RequiredAssertion required:
                foreach (var member in required.Members)
                {
                    writer.Line($"{context}.Required({members.IsPresent(member, type, value)}, {Literal(member.JsonName)}{Say(rule)});");
                }

                break;
            case DependentRequiredAssertion dependent:
                DependentRequired(dependent, target);
                break;
            case DependentSchemaAssertion dependent:
                writer.Open($"if ({members.IsPresent(dependent.Trigger, type, value)})");
                rules.Emit(dependent.Assertions, type is ElementRef ? TypeRef.Json : type, value, context);
                writer.Close();
                break;
            case PropertyAssertion property:
                Property(property, target);
                break;
            case LimitAssertion limit:
                writer.Line(Check(limit, MemberAccess.Count(type, value), fields.Operand(limit), context));
                break;
            default:
                EmitEach(rule, target);
                break;
        }
    }

    private void DependentRequired(DependentRequiredAssertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        writer.Open($"if ({members.IsPresent(rule.Trigger, type, value)})");
        foreach (var member in rule.Members)
        {
            writer.Line($"{context}.DependentRequired({members.IsPresent(member, type, value)}, {Literal(member.JsonName)}, "
                + $"{Literal(rule.Trigger.JsonName)}{Say(rule)});");
        }

        writer.Close();
    }

    private void Property(PropertyAssertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        var mark = writer.Local();
        if (IsNever(rule.Assertions))
        {
            writer.Open($"if ({members.IsPresent(rule.Member, type, value)})");
            writer.Line($"var {mark} = {context}.Mark;");
            rules.Emit(rule.Assertions[0], new RuleTarget(rule.Member.Type, "", context));
        }
        else
        {
            var local = writer.Local();
            writer.Open($"if ({members.Take(rule.Member, type, value, local)})");
            writer.Line($"var {mark} = {context}.Mark;");
            rules.Emit(rule.Assertions, type is ElementRef ? TypeRef.Json : rule.Member.Type, local, context);
        }

        writer.Line($"{context}.At({Literal(rule.Member.JsonName)}, ref {mark});");
        writer.Close();
    }

    /// <summary>Rules about each member of a map.</summary>
    private void EmitEach(Assertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        var entry = writer.Local();
        var (each, key, item) = type is ElementRef
            ? (value + ".EnumerateObject()", entry + ".Name", TypeRef.Json)
            : (value, entry + ".Key", ((MapRef)type).Value);
        writer.Open($"foreach (var {entry} in {each})");
        switch (rule)
        {
            case PropertyNamesAssertion names:
                writer.Line($"{context}.PropertyName({conditions.Condition(names.Assertions, TypeRef.String, key)}, {key}{Say(rule)});");
                break;
            case PatternPropertiesAssertion pattern:
                PatternProperty(pattern, item, entry, key, context);
                break;
            case AdditionalPropertiesAssertion additional:
                AdditionalProperty(additional, item, entry, key, context);
                break;
            default:
                throw UnknownRule.Of(rule);
        }

        writer.Close();
    }

    private void PatternProperty(PatternPropertiesAssertion rule, TypeRef item, string entry, string key, string context)
    {
        writer.Open($"if ({fields.Matches(rule.Pattern, key)})");
        if (IsNever(rule.Assertions))
        {
            var mark = writer.Local();
            writer.Line($"var {mark} = {context}.Mark;");
            rules.Emit(rule.Assertions[0], new RuleTarget(item, "", context));
            writer.Line($"{context}.At({key}, ref {mark});");
        }
        else
        {
            entries.Entry(rule.Assertions, item, entry, key, context);
        }

        writer.Close();
    }

    private void AdditionalProperty(AdditionalPropertiesAssertion rule, TypeRef item, string entry, string key, string context)
    {
        var others = rule.Patterns.Select(name => "!" + fields.Matches(name, key)).ToList();
        if (rule.Names.Count > 0)
        {
            others.Insert(0, $"{key} is not ({string.Join(" or ", rule.Names.Distinct().Select(Literal))})");
        }

        if (others.Count == 0)
        {
            entries.Entry(rule.Assertions, item, entry, key, context);
            return;
        }

        writer.Open($"if ({string.Join(" && ", others)})");
        entries.Entry(rule.Assertions, item, entry, key, context);
        writer.Close();
    }
}
