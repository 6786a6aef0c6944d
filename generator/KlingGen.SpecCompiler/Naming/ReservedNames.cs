using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Names that records and generated code already use.</summary>
internal static class ReservedNames
{
    /// <summary>The class that lists the gateways of a namespace, which no document emits.</summary>
    public const string GatewayList = "GatewayDescriptors";

    public static readonly string[] OfObject =
    [
        "Read", "Write", "Validate", "ValidateMore", "Equals", "GetHashCode", "ToString", "GetType", "Clone", "EqualityContract",
        "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct",
    ];

    public static readonly string[] OfEnum =
    [
        "Value", "Values", "IsKnown", "Parse", "TryParse", "Read", "Write", "Validate", "ValidateMore", "Equals", "GetHashCode", "GetType",
        "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "Clone", "PrintMembers",
    ];

    public static readonly string[] OfUnion =
    [
        "Match", "Read", "Write", "Validate", "ValidateMore", "Value", "Json", "Equals", "ToString", "GetHashCode", "GetType",
    ];

    public static readonly string[] OfClient =
    [
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    /// <summary>Whether each type of a kind has a member of that name, which C# refuses to the type itself.</summary>
    public static bool IsMemberOf(ModelKind kind, string name) => name switch
    {
        "Read" or "Write" or "Validate" or "ValidateMore" or "Equals" or "GetHashCode" or "ToString" or "PrintMembers" => true,
        "EqualityContract" => kind == ModelKind.Object,
        "Value" or "Values" or "IsKnown" => kind == ModelKind.Enum,
        "HasValue" or "Match" or "From" => kind == ModelKind.Union,
        _ => false,
    };
}
