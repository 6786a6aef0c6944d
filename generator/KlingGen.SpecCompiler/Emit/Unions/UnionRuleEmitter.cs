using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>The rules of a union: those of the case, how many cases fit where several may, and what stands beside them.</summary>
internal sealed class UnionRuleEmitter(CodeWriter writer, TypeNames types, UnionStorage storage, UnionModel model)
{
    private readonly AssertionEmitter _assertions = new(writer, types);

    private string CaseNames => string.Join(", ", model.Cases.Select(static @case => @case.Name));

    public void Emit()
    {
        var isCounted = model.Cases.Any(static @case => @case.Overlaps);
        writer.Line();
        writer.Open("public void Validate(ref __R.ValidationContext context)");
        if (isCounted)
        {
            writer.Line("if (this._case == 0) return;");
            EmitCounted();
        }
        else
        {
            EmitCaseRules();
        }

        if (model.Assertions.Count > 0)
        {
            _assertions.Emit(model.Assertions, new ModelRef("", model.Name, ModelKind.Union), "this");
        }

        writer.Line("ValidateMore(ref context);");
        writer.Close();
        writer.Line();
        writer.Line("partial void ValidateMore(ref __R.ValidationContext context);");
        if (isCounted)
        {
            writer.Line();
            writer.Open("private void ValidateCase(ref __R.ValidationContext context)");
            EmitCaseRules();
            writer.Close();
            EmitCount();
        }
    }

    /// <summary>The fields that the rules use.</summary>
    public void EmitFields() => _assertions.EmitFields();

    /// <summary>A value that fits another case than the one it was taken for is valid all the same.</summary>
    private void EmitCounted()
    {
        var own = writer.Local();
        var others = writer.Local();
        if (model.Mode == UnionMode.AnyOf)
        {
            writer.Line($"var {own} = __R.ValidationContext.Probe();");
            writer.Line($"ValidateCase(ref {own});");
            writer.Line($"if ({own}.IsValid || CountOthers() == 0) ValidateCase(ref context);");
            return;
        }

        writer.Line($"var {others} = CountOthers();");
        writer.Open($"if ({others} == 0)");
        writer.Line("ValidateCase(ref context);");
        writer.Close();
        writer.Open("else");
        writer.Line($"var {own} = __R.ValidationContext.Probe();");
        writer.Line($"ValidateCase(ref {own});");
        writer.Line($"context.Condition({others} == 1 && !{own}.IsValid, \"oneOf\", "
            + $"{Literal($"Must fit exactly one of {CaseNames}, but fits several.")});");
        writer.Close();
    }

    private void EmitCount()
    {
        var counted = model.Cases
            .Select(static (@case, index) => (Case: @case, Number: index + 1))
            .Where(static entry => entry.Case.Overlaps)
            .ToList();
        writer.Line();
        writer.Line("/// <summary>How many other cases the value fits as well.</summary>");
        writer.Open("private int CountOthers()");
        var numbers = counted.Select(static entry => entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.Line($"if (!(this._case is {string.Join(" or ", numbers)})) return 0;");
        writer.Line("var text = __R.ApiJson.ToUtf8Bytes(this);");
        writer.Line("var count = 0;");
        foreach (var (_, number) in counted)
        {
            writer.Line($"if (this._case != {number} && Fits{number}(text)) count++;");
        }

        writer.Line("return count;");
        writer.Close();
        foreach (var (@case, number) in counted)
        {
            writer.Line();
            writer.Open($"private static bool Fits{number}(byte[] text)");
            var value = writer.Local();
            var probe = writer.Local();
            writer.Line(
                $"if (!__S.ObjectCases.TryRead<{types.Name(@case.Type)}, {types.Codec(@case.Type)}>(text, out var {value})) return false;");
            writer.Line($"var {probe} = __R.ValidationContext.Probe();");
            _assertions.Emit(@case.Assertions, @case.Type, value, probe);
            if (TypeNames.ValidatesItself(@case.Type))
            {
                writer.Line($"{types.Codec(@case.Type)}.Validate({value}, ref {probe});");
            }

            writer.Line($"return {probe}.IsValid;");
            writer.Close();
        }
    }

    private void EmitCaseRules()
    {
        writer.Open("switch (this._case)");
        writer.Line("case 0: return;");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var @case = model.Cases[i];
            if (@case.Assertions.Count == 0 && (UnionStorage.KnowsItself(@case.Type) || !TypeNames.ValidatesItself(@case.Type)))
            {
                continue;
            }

            var local = writer.Local();
            writer.Line($"case {i + 1}:");
            writer.Open("");
            writer.Line($"var {local} = {storage.Stored(i)};");
            _assertions.Emit(@case.Assertions, @case.Type, local);
            if (TypeNames.ValidatesItself(@case.Type))
            {
                writer.Line($"{types.Codec(@case.Type)}.Validate({local}, ref context);");
            }

            writer.Line("break;");
            writer.Close();
        }

        var keyword = model.Mode switch { UnionMode.OneOf => "oneOf", UnionMode.AnyOf => "anyOf", _ => "type" };
        writer.Line($"default: __S.UnionValue.Validate(this._value, \"{keyword}\", {Literal($"Must be one of {CaseNames}.")}, "
            + "ref context); break;");
        writer.Close();
    }
}
