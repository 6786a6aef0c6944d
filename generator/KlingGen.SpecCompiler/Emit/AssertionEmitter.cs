using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

internal sealed class AssertionEmitter(CodeWriter writer)
{
    public void Emit(EquatableArray<Assertion> rules, TypeRef type, string value, string context = "context")
    {
        if (rules.Count > 1000) writer.Line(value + context + type);
    }

    public string Matches(string pattern, string value) => writer is null ? pattern + value : "false";
}
