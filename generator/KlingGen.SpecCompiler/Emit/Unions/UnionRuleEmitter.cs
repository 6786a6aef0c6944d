using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>The rules of a union: those of each case, and what stands beside them.</summary>
internal sealed class UnionRuleEmitter(CodeWriter writer, TypeNames types, UnionStorage storage, UnionModel model)
{
    private readonly AssertionEmitter _assertions = new(writer, types);

    public void Emit()
    {
        writer.Line();
        writer.Open("public void Validate(ref __R.ValidationContext context)");
        writer.Line("if (this._case == 0) return;");
        writer.Line("s_cases.Validate(this, this._case, ref context);");
        if (model.Assertions.Count > 0)
        {
            _assertions.Emit(model.Assertions, new ModelRef("", model.Name, ModelKind.Union), "this");
        }

        writer.Line("ValidateMore(ref context);");
        writer.Close();
        writer.Line();
        writer.Line("partial void ValidateMore(ref __R.ValidationContext context);");
        EmitCaseRules();
    }

    /// <summary>The fields that the rules use.</summary>
    public void EmitFields() => _assertions.EmitFields();

    private void EmitCaseRules()
    {
        var name = Identifier(model.Name);
        writer.Line();
        writer.Open($"void __S.IApiCases<{name}>.ValidateCase(ref __R.ValidationContext context)");
        writer.Open("switch (this._case)");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var @case = model.Cases[i];
            if (@case.Assertions.Count == 0 && (UnionStorage.KnowsItself(@case.Type) || !TypeNames.HasRules(@case.Type)))
            {
                continue;
            }

            var local = writer.Local();
            writer.Line($"case {i + 1}:");
            writer.Open("");
            writer.Line($"var {local} = {storage.Stored(i)};");
            _assertions.Emit(@case.Assertions, @case.Type, local);
            if (TypeNames.HasRules(@case.Type))
            {
                writer.Line($"{types.Codec(@case.Type)}.Validate({local}, ref context);");
            }

            writer.Line("break;");
            writer.Close();
        }

        writer.Line($"case {UnionStorage.Raw}: s_cases.Explain<{name}>(this._value, ref context); break;");
        writer.Line("default: __S.UnionValue.Validate(this._value, ref context); break;");
        writer.Close();
        writer.Close();
    }
}
