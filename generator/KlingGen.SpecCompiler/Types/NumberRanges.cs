using System.Globalization;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>What the C# types of numbers hold.</summary>
internal static class NumberRanges
{
    // Tools that compute with 64-bit floats write the greatest long as 2^63, and the greatest ulong as 2^64.
    private const double MostInt64 = 9.3e18;
    private const double MostUInt64 = 1.85e19;
    private const double MostDecimal = 7.93e28;

    /// <summary>The C# type that cannot reach a limit; null where it can.</summary>
    public static string? Exceeded(TypeRef type, string limit)
    {
        var number = Number(limit);
        return (type as PrimitiveRef)?.Kind switch
        {
            PrimitiveKind.Int32 when number is < int.MinValue or > int.MaxValue => "int",
            PrimitiveKind.Int64 when number is < -MostInt64 or > MostInt64 => "long",
            PrimitiveKind.UInt32 when number is < 0 or > uint.MaxValue => "uint",
            PrimitiveKind.UInt64 when number is < 0 or > MostUInt64 => "ulong",
            PrimitiveKind.Single when number is < -3.41e38 or > 3.41e38 => "float",
            PrimitiveKind.Decimal when number is < -MostDecimal or > MostDecimal => "decimal",
            _ => null,
        };
    }

    /// <summary>The type of the whole numbers between some limits, of which the narrowest counts; JSON where no type holds them.</summary>
    public static PrimitiveKind Holding(IEnumerable<string> minima, IEnumerable<string> maxima)
    {
        var least = minima.Select(Number).Aggregate((double?)null, static (most, one) => most > one ? most : one);
        var greatest = maxima.Select(Number).Aggregate((double?)null, static (most, one) => most < one ? most : one);
        if (!(least < -MostInt64) && !(greatest > MostInt64))
        {
            return PrimitiveKind.Int64;
        }

        return least >= 0 && !(greatest > MostUInt64) ? PrimitiveKind.UInt64
            : least < -MostDecimal || greatest > MostDecimal ? PrimitiveKind.Json
            : PrimitiveKind.Decimal;
    }

    /// <summary>The type that holds the numbers of several.</summary>
    public static PrimitiveKind Holding(IReadOnlyCollection<PrimitiveKind> kinds)
    {
        bool Has(PrimitiveKind kind) => kinds.Contains(kind);
        if (kinds.Count == 1)
        {
            return kinds.First();
        }

        return Has(PrimitiveKind.Json) ? PrimitiveKind.Json
            : Has(PrimitiveKind.Double) || Has(PrimitiveKind.Single) ? PrimitiveKind.Double
            : Has(PrimitiveKind.Decimal) ? PrimitiveKind.Decimal
            : !Has(PrimitiveKind.UInt64) ? PrimitiveKind.Int64
            : Has(PrimitiveKind.Int32) || Has(PrimitiveKind.Int64) ? PrimitiveKind.Decimal
            : PrimitiveKind.UInt64;
    }

    private static double Number(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        // The .NET Framework says so of what is too great.
        return text.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;
    }
}
