using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Enums of strings: a record struct around the string.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter writer, EnumModel model)
    {
        var name = Identifier(model.Name);
        DocumentationEmitter.Emit(
            writer, model.Documentation, fallback: null, model.Open ? "Other values are valid too." : null);
        writer.Line(ConverterAttribute.Of(name));
        writer.Line("[global::System.Diagnostics.DebuggerDisplay(\"{Value,nq}\")]");
        writer.Open($"public readonly partial record struct {name} : __R.IApiModel<{name}>, global::System.IParsable<{name}>");
        writer.Line("private static readonly __S.EnumValues s_values = "
            + $"new({string.Join(", ", model.Members.Select(static member => Literal(member.Value)))});");
        writer.Line();
        writer.Line("/// <summary>Makes a value, known or not.</summary>");
        writer.Line($"public {name}(string value) => this.Value = value ?? throw new global::System.ArgumentNullException(nameof(value));");
        writer.Line();
        writer.Line("/// <summary>The string on the wire; null in the default value, which means absent.</summary>");
        writer.Line("public string Value { get; }");
        foreach (var member in model.Members)
        {
            writer.Line();
            if (member.Description is not null || !IsSpelledAs(member.Name, member.Value))
            {
                DocumentationEmitter.Element(writer, "summary", member.Description ?? Literal(member.Value) + ".");
            }

            writer.Line($"public static {name} {Identifier(member.Name)} => new({Literal(member.Value)});");
        }

        writer.Line();
        writer.Line("/// <summary>The values that the document names.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{name}> Values {{ get; }} = "
            + $"s_values.ToList(static value => new {name}(value));");
        writer.Line();
        writer.Line("/// <summary>Whether the document names the value.</summary>");
        writer.Line("public bool IsKnown => s_values.Contains(this.Value);");
        writer.Line();
        writer.Line($"public static implicit operator {name}(string value) => new(value);");
        writer.Line();
        writer.Line("/// <summary>Makes a value of a text, known or not.</summary>");
        writer.Line($"public static {name} Parse(string s, global::System.IFormatProvider? provider = null) => new(s);");
        writer.Line();
        writer.Line("/// <summary>Makes a value of a text, known or not.</summary>");
        writer.Open("public static bool TryParse([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, "
            + $"global::System.IFormatProvider? provider, out {name} result)");
        writer.Line("result = s is null ? default : new(s);");
        writer.Line("return s is not null;");
        writer.Close();
        writer.Line();
        writer.Line($"public static {name} Read(ref global::System.Text.Json.Utf8JsonReader reader) => "
            + "s_values.Read(ref reader) is { } value ? new(value) : default;");
        writer.Line();
        writer.Line("public void Write(global::System.Text.Json.Utf8JsonWriter writer) => writer.WriteStringValue(this.Value);");
        writer.Line();
        writer.Open("public void Validate(ref __R.ValidationContext context)");
        if (!model.Open)
        {
            writer.Line("s_values.Validate(this.Value, ref context);");
        }

        writer.Close();
        writer.Line();
        writer.Line("/// <summary>The string on the wire.</summary>");
        writer.Line("public override string ToString() => this.Value ?? \"\";");
        writer.Close();
    }

    /// <summary>Whether a name says its value letter by letter, so that nothing is left to say of it.</summary>
    private static bool IsSpelledAs(string name, string value) => string.Equals(name, value, StringComparison.OrdinalIgnoreCase);
}
