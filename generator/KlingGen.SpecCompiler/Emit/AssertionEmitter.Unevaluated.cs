using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <content>Rules about what nothing else speaks of. Which conditions hold is asked first, then each member or item.</content>
internal sealed partial class AssertionEmitter
{
    private void EmitUnevaluated(UnevaluatedPropertiesAssertion rule, TypeRef type, string value, string context)
    {
        switch (type)
        {
            case MapRef map:
                EmitUnevaluated(rule, Guards(rule.Evaluated, type, value), map.Value, value, "Key", context);
                break;
            case ViewRef:
                EmitUnevaluatedElement(rule, type, value, context);
                break;
            case ModelRef { Kind: ModelKind.Object }:
                // A record without members that are in question is not looked at as JSON.
                var asks = rule.Uncertain.Select(member => IsPresent(member, type, value)).ToList();
                if (rule.AdditionalName is { } additional)
                {
                    asks.Insert(0, $"{value}.{Identifier(additional)}.Count > 0");
                }

                writer.Open($"if ({string.Join(" || ", asks)})");
                EmitUnevaluatedElement(rule, type, value, context);
                writer.Close();
                break;
        }
    }

    private void EmitUnevaluatedElement(UnevaluatedPropertiesAssertion rule, TypeRef type, string value, string context)
    {
        var @object = writer.Local();
        writer.Open($"if ({View(type, value)}.IsObject(out var {@object}))");
        EmitUnevaluated(rule, Guards(rule.Evaluated, type, value), TypeRef.Json, @object + ".EnumerateObject()", "Name", context);
        writer.Close();
    }

    private void EmitUnevaluated(
        UnevaluatedPropertiesAssertion rule, List<string> guards, TypeRef item, string each, string keyName, string context)
    {
        var entry = writer.Local();
        var key = $"{entry}.{keyName}";
        writer.Open($"foreach (var {entry} in {each})");
        var known = rule.Evaluated
            .Select((one, index) => And(guards[index], Names(one, key)))
            .Where(static term => term.Length > 0)
            .Distinct()
            .ToList();
        if (known.Count > 0)
        {
            writer.Open($"if (!({string.Join(" || ", known)}))");
        }

        if (rule.Assertions.All(static assertion => assertion is NeverAssertion))
        {
            writer.Line($"{context}.Unevaluated({key}{Say(rule)});");
        }
        else
        {
            EmitEntry(rule.Assertions, item, entry, key, context);
        }

        if (known.Count > 0)
        {
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>The condition that a name is one of those spoken of; empty when there are none.</summary>
    private string Names(Evaluation evaluation, string key)
    {
        if (evaluation.IsAll)
        {
            return "true";
        }

        var terms = evaluation.Patterns.Select(pattern => Matches(pattern, key)).ToList();
        if (evaluation.Names.Count > 0)
        {
            terms.Insert(0, $"{key} is {string.Join(" or ", evaluation.Names.Distinct().Select(Literal))}");
        }

        return terms.Count > 1 ? "(" + string.Join(" || ", terms) + ")" : string.Concat(terms);
    }

    private void EmitUnevaluated(UnevaluatedItemsAssertion rule, TypeRef type, string value, ArrayOperand array, string context)
    {
        var guards = Guards(rule.Evaluated, type, value);
        var index = writer.Local();
        var item = writer.Local();
        writer.Open($"for (var {index} = 0; {index} < {array.Count}; {index}++)");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        var known = rule.Evaluated
            .Select((one, number) => And(guards[number], Items(one, array.Item, index, item)))
            .Where(static term => term.Length > 0)
            .Distinct()
            .ToList();
        if (known.Count > 0)
        {
            writer.Open($"if (!({string.Join(" || ", known)}))");
        }

        if (rule.Assertions.All(static assertion => assertion is NeverAssertion))
        {
            writer.Line($"{context}.UnevaluatedItem({index}{Say(rule)});");
            writer.Line("break;");
        }
        else
        {
            var mark = writer.Local();
            writer.Line($"var {mark} = {context}.Mark;");
            Emit(rule.Assertions, array.Item, item, context);
            writer.Line($"{context}.At({index}, ref {mark});");
        }

        if (known.Count > 0)
        {
            writer.Close();
        }

        writer.Close();
        writer.Close();
    }

    private string Items(Evaluation evaluation, TypeRef type, string index, string item)
    {
        var terms = new List<string>();
        if (evaluation.Items == int.MaxValue)
        {
            return "true";
        }

        if (evaluation.Items > 0)
        {
            terms.Add($"{index} < {Number(evaluation.Items)}");
        }

        if (evaluation.Contains is { } contains)
        {
            terms.Add(Condition(contains, type, item));
        }

        return terms.Count > 1 ? "(" + string.Join(" || ", terms) + ")" : string.Concat(terms);
    }

    /// <summary>For each part the condition under which it speaks; empty for always.
    /// A condition that several share is asked once.</summary>
    private List<string> Guards(EquatableArray<Evaluation> evaluated, TypeRef type, string value)
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
                    var condition = Condition(guard.Condition, type, value);
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

    private static string And(string guard, string condition) => (guard.Length, condition.Length) switch
    {
        (_, 0) => "",
        (0, _) => condition,
        _ => condition == "true" ? guard : guard + " && " + condition,
    };
}
