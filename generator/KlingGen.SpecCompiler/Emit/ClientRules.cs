using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.ClientTypes;
using static KlingGen.SpecCompiler.Emit.TypeNames;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The rules of parameters and bodies, as calls on the request.</summary>
internal sealed class ClientRules
{
    private readonly CodeWriter _writer = new();
    private readonly AssertionEmitter _assertions;

    public ClientRules() => _assertions = new AssertionEmitter(_writer, Names);

    /// <summary>The fields that the rules of all operations use.</summary>
    public IEnumerable<string> Fields()
    {
        _assertions.EmitFields();
        return Lines().Where(static line => line.Length > 0);
    }

    public IEnumerable<string> OfParameter(ParameterModel parameter) =>
        OfArgument(parameter.JsonName, CSharpText.Identifier(parameter.Name), parameter.Type, parameter.Assertions);

    /// <param name="part">A part that is no file.</param>
    /// <param name="argument">The C# name of the method's parameter.</param>
    public IEnumerable<string> OfPart(PartModel part, string argument) => OfArgument(part.JsonName, argument, part.Type, part.Assertions);

    private IEnumerable<string> OfArgument(string jsonName, string value, TypeRef type, EquatableArray<Assertion> assertions)
    {
        var name = CSharpText.Literal(jsonName);
        if (TypeNames.ValidatesItself(type))
        {
            yield return $".Check<{Qualified(type)}, {Names.Codec(type)}>({name}, {value})";
        }

        foreach (var line in Of(name, value, assertions, type))
        {
            yield return line;
        }
    }

    public IEnumerable<string> OfBody(EquatableArray<Assertion> assertions, TypeRef type) => Of("null", "body", assertions, type);

    // The function is static, so that a parameter may bear any name that it uses.
    private IEnumerable<string> Of(string name, string value, EquatableArray<Assertion> assertions, TypeRef type)
    {
        _assertions.Emit(assertions, InJson(type), "value");
        var lines = Lines().ToList();
        return lines.Count == 0
            ? []
            : [
                $".Check({name}, {value}, static ({Qualified(InJson(type))} value, ref {Runtime}ValidationContext context) =>",
                "{",
                .. lines.Select(static line => "    " + line),
                "})",
            ];
    }

    private IEnumerable<string> Lines()
    {
        var text = _writer.Take();
        return text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
    }
}
