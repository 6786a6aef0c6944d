using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Rule sets: what one document adds to the rules of a type.</summary>
internal static class RuleSetEmitter
{
    public static void Emit(CodeWriter writer, TypeNames types, RuleSetModel model)
    {
        var name = CSharpText.Identifier(model.Name);
        var target = types.Name(model.Target);
        DocumentationEmitter.Emit(writer, model.Documentation, $"Rules for {((ModelRef)model.Target).Name}.");
        writer.Open($"public sealed partial class {name} : __R.IRuleSet<{target}>");
        writer.Open($"private {name}()");
        writer.Close();
        writer.Line();
        writer.Open($"public static void Validate({target} value, ref __R.ValidationContext context)");
        var assertions = new AssertionEmitter(writer, types);
        assertions.Emit(model.Assertions, model.Target, "value");
        writer.Close();
        assertions.EmitFields();
        writer.Close();
    }
}
