namespace KlingGen;

/// <summary>The bits by which the compiler and the runtime name the types of JSON Schema, numbers that are whole apart from the others.</summary>
internal static class JsonKindBits
{
    public const int Null = 1;
    public const int Boolean = 2;
    public const int Integer = 4;
    public const int Fraction = 8;
    public const int Number = Integer | Fraction;
    public const int String = 16;
    public const int Array = 32;
    public const int Object = 64;
}
