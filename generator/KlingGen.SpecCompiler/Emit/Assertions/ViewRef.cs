using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>A value that is at hand as a <c>JsonView</c>.</summary>
internal sealed record ViewRef : TypeRef
{
    public static readonly ViewRef Instance = new();

    /// <summary>The expression of a value as JSON Schema sees it.</summary>
    public static string Of(TypeNames types, TypeRef type, string value) => type switch
    {
        ViewRef => value,
        PrimitiveRef { Kind: PrimitiveKind.Boolean or PrimitiveKind.Int32 or PrimitiveKind.Int64 } => value,
        PrimitiveRef { Kind: PrimitiveKind.UInt32 or PrimitiveKind.UInt64 } => $"(decimal){value}",
        PrimitiveRef { Kind: PrimitiveKind.Double or PrimitiveKind.Decimal or PrimitiveKind.String } => value,
        PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream } => value,
        ModelRef { Kind: ModelKind.Enum } => value + ".Value",
        ModelRef { Kind: ModelKind.Union } => $"{Emitter.Validation}JsonView.Of({value})",
        _ => $"{Emitter.Validation}JsonView.Of<{types.Name(type)}, {types.Codec(type)}>({value})",
    };
}
