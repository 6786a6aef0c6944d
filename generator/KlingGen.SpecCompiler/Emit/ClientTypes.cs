using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a client's methods say of the types that they take and return.</summary>
internal static class ClientTypes
{
    public const string Runtime = Emitter.Runtime;
    public const string Http = Emitter.Http;

    /// <summary>No namespace is the client's own: among its members may be types of any name.</summary>
    public static readonly TypeNames Types = new("");

    /// <summary>The C# type, wholly qualified: a document's types may bear any name.</summary>
    public static string Name(TypeRef type) => type switch
    {
        PrimitiveRef primitive => Primitive(primitive.Kind),
        ModelRef model => $"global::{model.Namespace}.{ClientText.Identifier(model.Name)}",
        ListRef list => $"global::System.Collections.Generic.IReadOnlyList<{Name(list.Item)}{Mark(list.ItemNullable)}>",
        MapRef map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Name(map.Value)}{Mark(map.ValueNullable)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static bool IsValueType(TypeRef type) => type switch
    {
        PrimitiveRef primitive => primitive.Kind is not (PrimitiveKind.String or PrimitiveKind.Uri or PrimitiveKind.Bytes or PrimitiveKind.Stream),
        ModelRef model => model.Kind != ModelKind.Object,
        _ => false,
    };

    /// <summary>The type as JSON has it, where files do not exist.</summary>
    public static TypeRef InJson(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Stream } => TypeRef.Json,
        ListRef list => list with { Item = InJson(list.Item) },
        MapRef map => map with { Value = InJson(map.Value) },
        _ => type,
    };

    /// <summary>The expression that makes a parameter's value of one in C#; it is, or converts to, the runtime's <c>ParameterValue</c>.</summary>
    public static string Parameter(TypeRef type, string value) => type switch
    {
        ModelRef => $"{Http}ParameterValue.Model<{Name(type)}>({value})",
        ListRef list => $"{Http}ParameterValue.List({value}, static item => {Parameter(list.Item, "item")})",
        MapRef map => $"{Http}ParameterValue.Map({value}, static item => {Parameter(map.Value, "item")})",
        _ => value,
    };

    private static string Mark(bool nullable) => nullable ? "?" : "";

    private static string Primitive(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Json => "global::System.Text.Json.JsonElement",
        PrimitiveKind.String => "string",
        PrimitiveKind.Boolean => "bool",
        PrimitiveKind.Int32 => "int",
        PrimitiveKind.Int64 => "long",
        PrimitiveKind.Single => "float",
        PrimitiveKind.Double => "double",
        PrimitiveKind.Decimal => "decimal",
        PrimitiveKind.Bytes => "byte[]",
        PrimitiveKind.Stream => "global::System.IO.Stream",
        _ => "global::System." + kind,
    };
}
