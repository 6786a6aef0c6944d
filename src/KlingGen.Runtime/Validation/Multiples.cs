using System.Globalization;

namespace KlingGen.Runtime.Validation;

/// <summary>Division without a rest, for numbers as people write them: 0.3 is a multiple of 0.1.</summary>
internal static class Multiples
{
    public static bool IsMultiple(JsonNumber value, JsonNumber divisor) =>
        value.TryGetDecimal(out var number) && divisor.TryGetDecimal(out var unit)
            ? unit == 0 || number % unit == 0
            : IsMultiple(value.Approximate, divisor.Approximate);

    public static bool IsMultiple(double value, double divisor)
    {
        if (divisor == 0 || value == 0)
        {
            return true;
        }

        if (TryGetDecimal(value, out var number) && TryGetDecimal(divisor, out var unit))
        {
            return number % unit == 0;
        }

        var quotient = value / divisor;
        return double.IsFinite(quotient) ? double.IsInteger(quotient) : (value % divisor).Equals(0d);
    }

    /// <summary>The number of 64 bits that is written with the digits of one of 32 bits.</summary>
    public static double Widen(float value)
    {
        Span<char> text = stackalloc char[32];
        return value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture)
            && double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : value;
    }

    /// <summary>The number that the shortest text of a double means, where a decimal holds all its digits.</summary>
    public static bool TryGetDecimal(double value, out decimal number)
    {
        number = 0;
        if (Math.Abs(value) is not 0 and (< 1e-12 or > 1e15))
        {
            return false;
        }

        Span<char> text = stackalloc char[32];
        return value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture)
            && decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
