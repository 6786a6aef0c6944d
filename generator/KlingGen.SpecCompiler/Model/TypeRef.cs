namespace KlingGen.SpecCompiler.Model;

/// <summary>The C# type of a value.</summary>
internal abstract record TypeRef
{
    public static readonly TypeRef Json = new PrimitiveRef(PrimitiveKind.Json);
    public static readonly TypeRef String = new PrimitiveRef(PrimitiveKind.String);
}

/// <summary>A type of the base class library.</summary>
internal sealed record PrimitiveRef(PrimitiveKind Kind) : TypeRef
{
    /// <summary>Whether a number may also stand in quotes. It is written without.</summary>
    public bool MayBeQuoted { get; init; }

    /// <summary>Whether it is a type of whole numbers.</summary>
    public bool IsWhole => Kind is PrimitiveKind.Int32 or PrimitiveKind.Int64 or PrimitiveKind.UInt32 or PrimitiveKind.UInt64;

    /// <summary>Whether it is a type of numbers with a fraction.</summary>
    public bool IsReal => Kind is PrimitiveKind.Single or PrimitiveKind.Double or PrimitiveKind.Decimal;
}

/// <summary>A type that some document of the compilation emits.</summary>
/// <param name="Namespace">Its namespace, for documents that differ.</param>
internal sealed record ModelRef(string Namespace, string Name, ModelKind Kind) : TypeRef
{
    public string FullName => Namespace + "." + Name;
}

/// <summary>An array. Limits of its items stand as <see cref="ItemsAssertion"/> where the list is used;
/// items of emitted types are validated in any case.</summary>
internal sealed record ListRef(TypeRef Item, bool ItemNullable) : TypeRef;

/// <summary>An object that is only a map: string keys, values of one type. Limits of its values stand as
/// <see cref="AdditionalPropertiesAssertion"/> where the map is used; values of emitted types are validated in any case.</summary>
internal sealed record MapRef(TypeRef Value, bool ValueNullable) : TypeRef;

internal enum ModelKind
{
    Object,
    Enum,
    Union,
}

internal enum PrimitiveKind
{
    /// <summary>Anything: <c>JsonElement</c>.</summary>
    Json,
    String,
    Boolean,
    Int32,
    Int64,
    UInt32,
    UInt64,
    Single,
    Double,
    Decimal,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    Guid,
    Uri,

    /// <summary>Base64 in a JSON string, <c>byte[]</c> in C#.</summary>
    Bytes,

    /// <summary>A file's content, only in multipart and binary bodies and answers.</summary>
    Stream,
}
