namespace KlingGen.SpecCompiler.Emit;

/// <summary>What makes a type right in any <c>JsonSerializerOptions</c>.</summary>
internal static class ConverterAttribute
{
    /// <summary>The attribute of a type.</summary>
    /// <param name="name">The type's C# name.</param>
    public static string Of(string name) =>
        $"[global::System.Text.Json.Serialization.JsonConverter(typeof({Emitter.Runtime}ApiModelConverter<{name}>))]";
}
