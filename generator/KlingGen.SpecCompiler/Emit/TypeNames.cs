using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Types and their codecs as C# text, inside one namespace.</summary>
internal sealed class TypeNames(string @namespace)
{
    public string Name(TypeRef type) => type switch
    {
        ModelRef model => model.Namespace.Length == 0 || model.Namespace == @namespace ? ClientText.Identifier(model.Name) : ClientTypes.Name(model),
        ListRef list => $"global::System.Collections.Generic.IReadOnlyList<{Name(list.Item, list.ItemNullable)}>",
        MapRef map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Name(map.Value, map.ValueNullable)}>",
        _ => ClientTypes.Name(ClientTypes.InJson(type)),
    };

    public string Name(TypeRef type, bool nullable) => nullable ? Name(type) + "?" : Name(type);

    /// <summary>The type argument that reads, writes and checks values of a type.</summary>
    public string Codec(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream } => Emitter.Serialization + "JsonElementCodec",
        PrimitiveRef primitive => $"{Emitter.Serialization}{primitive.Kind}Codec",
        ListRef list => $"{Emitter.Serialization}ListCodec<{Name(list.Item, list.ItemNullable)}, {Codec(list.Item, list.ItemNullable)}>",
        MapRef map => $"{Emitter.Serialization}MapCodec<{Name(map.Value, map.ValueNullable)}, {Codec(map.Value, map.ValueNullable)}>",
        _ => $"{Emitter.Serialization}ModelCodec<{Name(type)}>",
    };

    public string Codec(TypeRef type, bool nullable)
    {
        if (!nullable)
        {
            return Codec(type);
        }

        var codec = ClientTypes.IsValueType(type) ? "NullableCodec" : "NullableReferenceCodec";
        return $"{Emitter.Serialization}{codec}<{Name(type)}, {Codec(type)}>";
    }

    /// <summary>Whether values carry rules of their own: emitted types, addresses (which must be absolute), and lists and maps of them.</summary>
    public static bool ValidatesItself(TypeRef type) => type switch
    {
        ModelRef or PrimitiveRef { Kind: PrimitiveKind.Uri } => true,
        ListRef list => ValidatesItself(list.Item),
        MapRef map => ValidatesItself(map.Value),
        _ => false,
    };
}
