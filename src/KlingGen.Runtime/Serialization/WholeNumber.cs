using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Whole numbers that are written with a fraction or an exponent, such as <c>5.0</c> and <c>1e3</c>:
/// JSON Schema counts them as integers.</summary>
internal static class WholeNumber
{
    /// <summary>Says that the value is no whole number, or one that is out of range.</summary>
    public static void Mismatch(ref Utf8JsonReader reader, string range)
    {
        if (reader.TokenType == JsonTokenType.Number && IsWhole(ref reader))
        {
            JsonMismatch.Number(ref reader, "a whole number", range);
        }
        else
        {
            JsonMismatch.Type(ref reader, "a whole number");
        }
    }

    public static bool TryGetInt64(ref Utf8JsonReader reader, out long value)
    {
        var isWhole = reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    public static bool TryGetUInt64(ref Utf8JsonReader reader, out ulong value)
    {
        var isWhole = reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= 0 and <= ulong.MaxValue;
        value = isWhole ? (ulong)number : 0;
        return isWhole;
    }

    public static bool TryGetUInt32(ref Utf8JsonReader reader, out uint value)
    {
        var isWhole = TryGetUInt64(ref reader, out var number) && number <= uint.MaxValue;
        value = isWhole ? (uint)number : 0;
        return isWhole;
    }

    public static bool TryGetInt32(ref Utf8JsonReader reader, out int value)
    {
        var isWhole = TryGetInt64(ref reader, out var number) && number is >= int.MinValue and <= int.MaxValue;
        value = isWhole ? (int)number : 0;
        return isWhole;
    }

    private static bool IsWhole(ref Utf8JsonReader reader) => reader.TryGetDecimal(out var number)
        ? decimal.IsInteger(number)
        : reader.HasValueSequence || !reader.ValueSpan.Contains((byte)'.');
}
