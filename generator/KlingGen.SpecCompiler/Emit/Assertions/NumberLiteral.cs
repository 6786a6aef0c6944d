using System.Globalization;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>Numbers of a document as C# literals; null where a type cannot hold them.</summary>
internal static class NumberLiteral
{
    public static string? Int32(string text) =>
        Int64(text) is { } whole && int.TryParse(whole.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? whole.TrimEnd('L')
            : null;

    public static string? Int64(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number
            && number is > long.MinValue and <= long.MaxValue
            ? ((long)number).ToString(CultureInfo.InvariantCulture) + "L"
            : null;

    public static string? UInt32(string text) => Unsigned(text, uint.MaxValue, "u");

    public static string? UInt64(string text) => Unsigned(text, ulong.MaxValue, "UL");

    public static string? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsExact(number, text)
            ? number.ToString(CultureInfo.InvariantCulture) + "m"
            : null;

    public static string? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number)
            && !double.IsNaN(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) + "d"
            : null;

    /// <summary>A number that keeps its digits.</summary>
    public static string? Exact(string text) =>
        (Decimal(text) ?? Double(text)) is { } number ? $"new {Emitter.Validation}JsonNumber({number})" : null;

    private static string? Unsigned(string text, ulong most, string suffix) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number
            && number >= 0
            && number <= most
            ? ((ulong)number).ToString(CultureInfo.InvariantCulture) + suffix
            : null;

    /// <summary>Whether a decimal kept what the text says: it rounds tiny numbers to zero.</summary>
    private static bool IsExact(decimal number, string text) =>
        number != 0 || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) && near.Equals(0d));
}
