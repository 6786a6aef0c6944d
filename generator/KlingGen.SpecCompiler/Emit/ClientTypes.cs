using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a client's methods say of the types that they take and return.</summary>
internal static class ClientTypes
{
    public const string Runtime = Emitter.Runtime;
    public const string Http = Emitter.Http;
    private const string Serialization = Emitter.Serialization;

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

    /// <summary>The runtime's codec for a type that is already <see cref="InJson"/>.</summary>
    public static string Codec(TypeRef type) => Serialization + type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json } => "JsonElementCodec",
        PrimitiveRef primitive => primitive.Kind + "Codec",
        ListRef list => $"ListCodec<{Name(list.Item)}{Mark(list.ItemNullable)}, {Codec(list.Item, list.ItemNullable)}>",
        MapRef map => $"MapCodec<{Name(map.Value)}{Mark(map.ValueNullable)}, {Codec(map.Value, map.ValueNullable)}>",
        _ => $"ModelCodec<{Name(type)}>",
    };

    public static string Codec(TypeRef type, bool nullable) =>
        nullable ? $"{Serialization}{(IsValueType(type) ? "NullableCodec" : "NullableReferenceCodec")}<{Name(type)}, {Codec(type)}>" : Codec(type);

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
