using System.Globalization;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Types and their codecs as C# text, inside one namespace.</summary>
internal sealed class TypeNames(string @namespace)
{
    public string Name(TypeRef type) => type switch
    {
        ModelRef model =>
            model.Namespace.Length == 0 || model.Namespace == @namespace ? CSharpText.Identifier(model.Name) : Qualified(model),
        ListRef list => $"global::System.Collections.Generic.IReadOnlyList<{Name(list.Item, list.ItemNullable)}>",
        MapRef map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Name(map.Value, map.ValueNullable)}>",
        _ => Qualified(InJson(type)),
    };

    public string Name(TypeRef type, bool nullable) => nullable ? Name(type) + "?" : Name(type);

    /// <summary>The type argument that reads, writes and checks values of a type.</summary>
    public string Codec(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream } => Emitter.Serialization + "JsonElementCodec",
        PrimitiveRef { MayBeQuoted: true } quoted =>
            $"{Emitter.Serialization}QuotedNumberCodec<{Primitive(quoted.Kind)}, {Codec(quoted with { MayBeQuoted = false })}>",
        PrimitiveRef primitive => $"{Emitter.Serialization}{primitive.Kind}Codec",
        ListRef list => $"{Emitter.Serialization}ListCodec<{Name(list.Item, list.ItemNullable)}, {Codec(list.Item, list.ItemNullable)}>",
        MapRef map => $"{Emitter.Serialization}MapCodec<{Name(map.Value, map.ValueNullable)}, {Codec(map.Value, map.ValueNullable)}>",
        _ => $"{Emitter.Serialization}ModelCodec<{Name(type)}>",
    };

    /// <summary>The expression that reads a value: emitted types are asked themselves,
    /// which the compiler finds faster than a codec.</summary>
    public string Read(TypeRef type, bool nullable = false) =>
        (type is ModelRef { Namespace.Length: > 0 } && !nullable ? Qualified(type) : Codec(type, nullable)) + ".Read(ref reader)";

    public string Codec(TypeRef type, bool nullable)
    {
        if (!nullable)
        {
            return Codec(type);
        }

        var codec = IsValueType(type) ? "NullableCodec" : "NullableReferenceCodec";
        return $"{Emitter.Serialization}{codec}<{Name(type)}, {Codec(type)}>";
    }

    /// <summary>Whether values carry rules of their own: emitted types, addresses (which must be absolute),
    /// and lists and maps of them.</summary>
    public static bool ValidatesItself(TypeRef type) => type switch
    {
        ModelRef or PrimitiveRef { Kind: PrimitiveKind.Uri } => true,
        ListRef list => ValidatesItself(list.Item),
        MapRef map => ValidatesItself(map.Value),
        _ => false,
    };

    /// <summary>Whether C# compares two values of a type by reference, so that a codec must compare what is in them.</summary>
    public static bool IsComparedByContent(TypeRef type) =>
        type is ListRef or MapRef or PrimitiveRef { Kind: PrimitiveKind.Bytes or PrimitiveKind.Json or PrimitiveKind.Stream };

    /// <summary>Whether a codec has something to check.</summary>
    public static bool HasRules(TypeRef type) => ValidatesItself(type) || MayBeUnwritable(type);

    /// <summary>Whether C# has values of a type that JSON cannot say: no numbers, no text.</summary>
    private static bool MayBeUnwritable(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Single or PrimitiveKind.Double } => true,
        ListRef list => MayBeUnwritable(list.Item),
        MapRef => true,
        _ => false,
    };

    /// <summary>The C# type, wholly qualified: a document's types may bear any name.</summary>
    public static string Qualified(TypeRef type) => type switch
    {
        PrimitiveRef primitive => Primitive(primitive.Kind),
        ModelRef model => $"global::{model.Namespace}.{CSharpText.Identifier(model.Name)}",
        ListRef list => $"global::System.Collections.Generic.IReadOnlyList<{Qualified(list.Item)}{Mark(list.ItemNullable)}>",
        MapRef map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Qualified(map.Value)}{Mark(map.ValueNullable)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>JSON types as the runtime has them, which counts them alike.</summary>
    public static string JsonTypes(JsonKinds kinds) =>
        $"({Emitter.Validation}JsonTypes){((int)kinds).ToString(CultureInfo.InvariantCulture)}";

    public static bool IsValueType(TypeRef type) => type switch
    {
        PrimitiveRef primitive =>
            primitive.Kind is not (PrimitiveKind.String or PrimitiveKind.Uri or PrimitiveKind.Bytes or PrimitiveKind.Stream),
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

    private static string Mark(bool nullable) => nullable ? "?" : "";

    private static string Primitive(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Json => "global::System.Text.Json.JsonElement",
        PrimitiveKind.String => "string",
        PrimitiveKind.Boolean => "bool",
        PrimitiveKind.Int32 => "int",
        PrimitiveKind.Int64 => "long",
        PrimitiveKind.UInt32 => "uint",
        PrimitiveKind.UInt64 => "ulong",
        PrimitiveKind.Single => "float",
        PrimitiveKind.Double => "double",
        PrimitiveKind.Decimal => "decimal",
        PrimitiveKind.Bytes => "byte[]",
        PrimitiveKind.Stream => "global::System.IO.Stream",
        _ => "global::System." + kind,
    };
}
