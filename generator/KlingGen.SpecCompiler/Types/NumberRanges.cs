using System.Globalization;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>What the C# types of numbers hold.</summary>
internal static class NumberRanges
{
    /// <summary>The C# type that cannot reach a limit; null where it can.</summary>
    public static string? Exceeded(TypeRef type, string limit)
    {
        _ = double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return (type as PrimitiveRef)?.Kind switch
        {
            PrimitiveKind.Int32 when number is < int.MinValue or > int.MaxValue => "int",

            // Tools that compute with 64-bit floats write the greatest long as 2^63.
            PrimitiveKind.Int64 when number is < -9.3e18 or > 9.3e18 => "long",
            PrimitiveKind.Single when number is < -3.41e38 or > 3.41e38 => "float",
            PrimitiveKind.Decimal when number is < -7.93e28 or > 7.93e28 => "decimal",
            _ => null,
        };
    }
}
