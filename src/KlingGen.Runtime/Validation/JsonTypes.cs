namespace KlingGen.Runtime.Validation;

/// <summary>The types of JSON Schema.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Null.</summary>
    Null = JsonKindBits.Null,

    /// <summary>True and false.</summary>
    Boolean = JsonKindBits.Boolean,

    /// <summary>Whole numbers.</summary>
    Integer = JsonKindBits.Integer,

    /// <summary>Numbers that are not whole.</summary>
    Fraction = JsonKindBits.Fraction,

    /// <summary>Strings.</summary>
    String = JsonKindBits.String,

    /// <summary>Arrays.</summary>
    Array = JsonKindBits.Array,

    /// <summary>Objects.</summary>
    Object = JsonKindBits.Object,
}
