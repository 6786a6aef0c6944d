using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules about arrays.</summary>
internal sealed class ArrayRuleEmitter(
    CodeWriter writer,
    TypeNames types,
    RuleFields fields,
    ConditionEmitter conditions,
    UnevaluatedEmitter unevaluated,
    EntryEmitter entries)
{
    public void Emit(Assertion rule, RuleTarget target)
    {
        var value = target.Value;
        switch (target.Type)
        {
            case ListRef list:
                Emit(rule, target, new ArrayOperand(value, value + ".Count", list.Item, list));
                break;
            case ViewRef:
                var array = writer.Local();
                writer.Open($"if ({value}.IsArray(out var {array}))");
                Emit(rule, target, new ArrayOperand(array, array + ".GetArrayLength()", TypeRef.Json, TypeRef.Json));
                writer.Close();
                break;
        }
    }

    private void Emit(Assertion rule, RuleTarget target, ArrayOperand array)
    {
        var context = target.Context;
        switch (rule)
        {
            case LimitAssertion { Keyword.Operand: LimitOperand.Count } limit:
                writer.Line(Check(limit, array.Count, fields.Operand(limit), context));
                break;
            case LimitAssertion limit:
                UniqueItems(limit, array, context);
                break;
            case ItemsAssertion items:
                Items(items, array, context);
                break;
            case PrefixItemAssertion prefix:
                writer.Open($"if ({array.Count} > {Number(prefix.Index)})");
                entries.Item(prefix.Assertions, array, Number(prefix.Index), context);
                writer.Close();
                break;
            case ContainsAssertion contains:
                Contains(contains, array, context);
                break;
            case UnevaluatedItemsAssertion rest:
                unevaluated.Items(rest, target, array);
                break;
            default:
                throw UnknownRule.Of(rule);
        }
    }

    private void UniqueItems(LimitAssertion rule, ArrayOperand array, string context)
    {
        // The equality of records and unions is not that of their JSON: lists in them are compared by reference.
        var isPlain = array.Item is PrimitiveRef { Kind: not (PrimitiveKind.Json or PrimitiveKind.Stream or PrimitiveKind.Bytes) }
            or ModelRef { Kind: ModelKind.Enum };
        if (isPlain || array.Type is not ListRef)
        {
            writer.Line(Check(rule, array.Value, null, context));
            return;
        }

        var items = writer.Local();
        var view = ViewRef.Of(types, array.Type, array.Value);
        writer.Line($"if ({view}.IsArray(out var {items})) {Check(rule, items, null, context)}");
    }

    private void Items(ItemsAssertion rule, ArrayOperand array, string context)
    {
        if (rule.Assertions.Count == 1 && rule.Assertions[0] is NeverAssertion never)
        {
            // A closed tuple: its length is the rule.
            writer.Line($"{context}.MaxItems({array.Count}, {Number(rule.Skip)}{Say(never)});");
            return;
        }

        var index = writer.Local();
        writer.Open($"for (var {index} = {Number(rule.Skip)}; {index} < {array.Count}; {index}++)");
        entries.Item(rule.Assertions, array, index, context);
        writer.Close();
    }

    private void Contains(ContainsAssertion rule, ArrayOperand array, string context)
    {
        var count = writer.Local();
        var index = writer.Local();
        var item = writer.Local();
        writer.Line($"var {count} = 0;");
        writer.Open($"for (var {index} = 0; {index} < {array.Count}; {index}++)");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        writer.Line($"if ({conditions.Condition(rule.Assertions, array.Item, item)}) {count}++;");
        writer.Close();
        writer.Close();
        var maximum = rule.Maximum is { } most ? ", " + Number(most) : "";
        writer.Line($"{context}.Contains({count}, {Number(rule.Minimum)}{maximum}{Say(rule)});");
    }
}
