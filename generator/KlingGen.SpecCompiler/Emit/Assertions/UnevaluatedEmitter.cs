using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules about what nothing else speaks of. Which conditions hold is asked first, then each member or item.</summary>
internal sealed class UnevaluatedEmitter(
    AssertionEmitter rules,
    CodeWriter writer,
    TypeNames types,
    RuleFields fields,
    MemberAccess members,
    ConditionEmitter conditions,
    EntryEmitter entries)
{
    public void Properties(UnevaluatedPropertiesAssertion rule, RuleTarget target)
    {
        var (type, value, context) = target;
        switch (type)
        {
            case MapRef map:
                Members(rule, Guards(rule.Evaluated, target), map.Value, value, "Key", context);
                break;
            case ViewRef:
                Element(rule, target);
                break;
            case ModelRef { Kind: ModelKind.Object }:
                // A record without members that are in question is not looked at as JSON.
                var asks = rule.Uncertain.Select(member => members.IsPresent(member, type, value)).ToList();
                if (rule.AdditionalName is { } additional)
                {
                    asks.Insert(0, $"{value}.{Identifier(additional)}.Count > 0");
                }

                writer.Open($"if ({string.Join(" || ", asks)})");
                Element(rule, target);
                writer.Close();
                break;
        }
    }

    public void Items(UnevaluatedItemsAssertion rule, RuleTarget target, ArrayOperand array)
    {
        var context = target.Context;
        var guards = Guards(rule.Evaluated, target);
        var index = writer.Local();
        var item = writer.Local();
        writer.Open($"for (var {index} = 0; {index} < {array.Count}; {index}++)");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        var isOpen = Unless(rule.Evaluated.Select((one, number) => And(guards[number], Speaks(one, array.Item, index, item))));
        if (IsNever(rule.Assertions))
        {
            writer.Line($"{context}.UnevaluatedItem({index}{Say(rule)});");
            writer.Line("break;");
        }
        else
        {
            var mark = writer.Local();
            writer.Line($"var {mark} = {context}.Mark;");
            rules.Emit(rule.Assertions, array.Item, item, context);
            writer.Line($"{context}.At({index}, ref {mark});");
        }

        if (isOpen)
        {
            writer.Close();
        }

        writer.Close();
        writer.Close();
    }

    private void Element(UnevaluatedPropertiesAssertion rule, RuleTarget target)
    {
        var @object = writer.Local();
        writer.Open($"if ({ViewRef.Of(types, target.Type, target.Value)}.IsObject(out var {@object}))");
        Members(rule, Guards(rule.Evaluated, target), TypeRef.Json, @object + ".EnumerateObject()", "Name", target.Context);
        writer.Close();
    }

    private void Members(
        UnevaluatedPropertiesAssertion rule, List<string> guards, TypeRef item, string each, string keyName, string context)
    {
        var entry = writer.Local();
        var key = $"{entry}.{keyName}";
        writer.Open($"foreach (var {entry} in {each})");
        var isOpen = Unless(rule.Evaluated.Select((one, index) => And(guards[index], Speaks(one, key))));
        if (IsNever(rule.Assertions))
        {
            writer.Line($"{context}.Unevaluated({key}{Say(rule)});");
        }
        else
        {
            entries.Entry(rule.Assertions, item, entry, key, context);
        }

        if (isOpen)
        {
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Opens what is done where none of some conditions holds.</summary>
    /// <returns>Whether there are any, so that something is open.</returns>
    private bool Unless(IEnumerable<string> conditions)
    {
        var known = conditions.Where(static term => term.Length > 0).Distinct().ToList();
        if (known.Count > 0)
        {
            writer.Open($"if (!({string.Join(" || ", known)}))");
        }

        return known.Count > 0;
    }

    /// <summary>The condition that a name is one of those spoken of; empty when there are none.</summary>
    private string Speaks(Evaluation evaluation, string key)
    {
        if (evaluation.IsAll)
        {
            return "true";
        }

        var terms = evaluation.Patterns.Select(pattern => fields.Matches(pattern, key)).ToList();
        if (evaluation.Names.Count > 0)
        {
            terms.Insert(0, $"{key} is {string.Join(" or ", evaluation.Names.Distinct().Select(Literal))}");
        }

        return Or(terms);
    }

    /// <summary>The condition that an item is one of those spoken of; empty when there are none.</summary>
    private string Speaks(Evaluation evaluation, TypeRef type, string index, string item)
    {
        if (evaluation.Items == int.MaxValue)
        {
            return "true";
        }

        var terms = new List<string>();
        if (evaluation.Items > 0)
        {
            terms.Add($"{index} < {Number(evaluation.Items)}");
        }

        if (evaluation.Contains is { } contains)
        {
            terms.Add(conditions.Condition(contains, type, item));
        }

        return Or(terms);
    }

    /// <summary>For each part the condition under which it speaks; empty for always.
    /// A condition that several share is asked once.</summary>
    private List<string> Guards(EquatableArray<Evaluation> evaluated, RuleTarget target)
    {
        var asked = new Dictionary<EquatableArray<Assertion>, string>();
        var guards = new List<string>();
        foreach (var one in evaluated)
        {
            var terms = new List<string>();
            foreach (var guard in one.When)
            {
                if (!asked.TryGetValue(guard.Condition, out var local))
                {
                    var condition = conditions.Condition(guard.Condition, target.Type, target.Value);
                    local = writer.Local();
                    writer.Line($"var {local} = {condition};");
                    asked.Add(guard.Condition, local);
                }

                terms.Add(guard.Holds ? local : "!" + local);
            }

            guards.Add(string.Join(" && ", terms));
        }

        return guards;
    }

    private static string Or(List<string> terms) => terms.Count > 1 ? "(" + string.Join(" || ", terms) + ")" : string.Concat(terms);

    private static string And(string guard, string condition) => (guard.Length, condition.Length) switch
    {
        (_, 0) => "",
        (0, _) => condition,
        _ => condition == "true" ? guard : guard + " && " + condition,
    };
}
