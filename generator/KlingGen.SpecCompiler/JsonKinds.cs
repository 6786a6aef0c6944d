namespace KlingGen.SpecCompiler;

/// <summary>The kinds of JSON value, whole numbers apart.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = JsonKindBits.Null,
    Boolean = JsonKindBits.Boolean,
    Integer = JsonKindBits.Integer,
    Fraction = JsonKindBits.Fraction,
    Number = JsonKindBits.Number,
    String = JsonKindBits.String,
    Array = JsonKindBits.Array,
    Object = JsonKindBits.Object,
    Any = Null | Boolean | Number | String | Array | Object,
}
