using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.Assertions.RuleText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Rules about one item of an array, or one entry of a map: what they find is found at its place.</summary>
internal sealed class EntryEmitter(AssertionEmitter rules, CodeWriter writer)
{
    public void Item(EquatableArray<Assertion> assertions, ArrayOperand array, string index, string context)
    {
        var mark = writer.Local();
        var item = writer.Local();
        writer.Line($"var {mark} = {context}.Mark;");
        writer.Open($"if ({array.Value}[{index}] is {{ }} {item})");
        rules.Emit(assertions, array.Item, item, context);
        writer.Line($"{context}.At({index}, ref {mark});");
        writer.Close();
    }

    /// <param name="assertions">The rules.</param>
    /// <param name="type">The type of the entry's value.</param>
    /// <param name="entry">The C# name of the entry.</param>
    /// <param name="key">The C# expression of its name.</param>
    /// <param name="context">The C# name of the validation context.</param>
    public void Entry(EquatableArray<Assertion> assertions, TypeRef type, string entry, string key, string context)
    {
        if (IsNever(assertions))
        {
            writer.Line($"{context}.Unexpected({key}{Say(assertions[0])});");
            return;
        }

        var mark = writer.Local();
        var local = writer.Local();
        writer.Open($"if ({entry}.Value is {{ }} {local})");
        writer.Line($"var {mark} = {context}.Mark;");
        rules.Emit(assertions, type, local, context);
        writer.Line($"{context}.At({key}, ref {mark});");
        writer.Close();
    }
}
