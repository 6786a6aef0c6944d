using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Emit;

/// <content>Rules about arrays.</content>
internal sealed partial class AssertionEmitter
{
    private void EmitArray(Assertion rule, TypeRef type, string value, string context)
    {
        switch (type)
        {
            case ListRef list:
                EmitArray(rule, type, value, new ArrayOperand(value, value + ".Count", list.Item, type), context);
                break;
            case ViewRef:
                var array = writer.Local();
                writer.Open($"if ({value}.IsArray(out var {array}))");
                EmitArray(rule, type, value, new ArrayOperand(array, array + ".GetArrayLength()", TypeRef.Json, TypeRef.Json), context);
                writer.Close();
                break;
        }
    }

    private void EmitArray(Assertion rule, TypeRef type, string value, ArrayOperand array, string context)
    {
        switch (rule)
        {
            case LimitAssertion { Keyword.Operand: LimitOperand.Count } limit:
                writer.Line(Check(limit, array.Count, Operand(limit), context));
                break;
            case LimitAssertion limit:
                EmitUniqueItems(limit, array, context);
                break;
            case ItemsAssertion items:
                EmitItems(items, array, context);
                break;
            case PrefixItemAssertion prefix:
                writer.Open($"if ({array.Count} > {Number(prefix.Index)})");
                EmitItem(prefix.Assertions, array, Number(prefix.Index), context);
                writer.Close();
                break;
            case ContainsAssertion contains:
                EmitContains(contains, array, context);
                break;
            case UnevaluatedItemsAssertion unevaluated:
                EmitUnevaluated(unevaluated, type, value, array, context);
                break;
        }
    }

    private void EmitUniqueItems(LimitAssertion rule, ArrayOperand array, string context)
    {
        // The equality of records and unions is not that of their JSON: lists in them are compared by reference.
        var isPlain = array.Item is PrimitiveRef { Kind: not (PrimitiveKind.Json or PrimitiveKind.Stream or PrimitiveKind.Bytes) }
            or ModelRef { Kind: ModelKind.Enum };
        if (isPlain)
        {
            writer.Line(Check(rule, array.Value, null, context));
            return;
        }

        var items = array.Value;
        if (array.Type is ListRef)
        {
            items = writer.Local();
            writer.Line($"if ({View(array.Type, array.Value)}.IsArray(out var {items})) {Check(rule, items, null, context)}");
            return;
        }

        writer.Line(Check(rule, items, null, context));
    }

    private void EmitItems(ItemsAssertion rule, ArrayOperand array, string context)
    {
        if (rule.Assertions.Count == 1 && rule.Assertions[0] is NeverAssertion never)
        {
            // A closed tuple: its length is the rule.
            writer.Line($"{context}.MaxItems({array.Count}, {Number(rule.Skip)}{Say(never)});");
            return;
        }

        var index = writer.Local();
        writer.Open($"for (var {index} = {Number(rule.Skip)}; {index} < {array.Count}; {index}++)");
        EmitItem(rule.Assertions, array, index, context);
        writer.Close();
    }

    private void EmitItem(EquatableArray<Assertion> rules, ArrayOperand array, string index, string context)
    {
        var mark = writer.Local();
        var item = writer.Local();
        writer.Line($"var {mark} = {context}.Mark;");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        Emit(rules, array.Item, item, context);
        writer.Line($"{context}.At({index}, ref {mark});");
        writer.Close();
    }

    private void EmitContains(ContainsAssertion rule, ArrayOperand array, string context)
    {
        var count = writer.Local();
        var index = writer.Local();
        var item = writer.Local();
        writer.Line($"var {count} = 0;");
        writer.Open($"for (var {index} = 0; {index} < {array.Count}; {index}++)");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        writer.Line($"if ({Condition(rule.Assertions, array.Item, item)}) {count}++;");
        writer.Close();
        writer.Close();
        var maximum = rule.Maximum is { } most ? ", " + Number(most) : "";
        writer.Line($"{context}.Contains({count}, {Number(rule.Minimum)}{maximum}{Say(rule)});");
    }

    /// <param name="Value">The C# expression of the array.</param>
    /// <param name="Count">The C# expression of its length.</param>
    /// <param name="Type">The type of the array itself.</param>
    private sealed record ArrayOperand(string Value, string Count, TypeRef Item, TypeRef Type);
}
