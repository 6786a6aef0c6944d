namespace KlingGen.Runtime.Validation;

/// <summary>The types of JSON Schema.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Null.</summary>
    Null = 1,

    /// <summary>True and false.</summary>
    Boolean = 2,

    /// <summary>Whole numbers.</summary>
    Integer = 4,

    /// <summary>Numbers that are not whole.</summary>
    Fraction = 8,

    /// <summary>Strings.</summary>
    String = 16,

    /// <summary>Arrays.</summary>
    Array = 32,

    /// <summary>Objects.</summary>
    Object = 64,
}
