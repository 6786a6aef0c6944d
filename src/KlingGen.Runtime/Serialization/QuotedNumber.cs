using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>The text of a number in quotes.</summary>
internal static class QuotedNumber
{
    /// <summary>Longer texts are no numbers that a type holds.</summary>
    public const int MaxLength = 256;

    /// <summary>Copies a number as JSON writes it. Blanks around it, a plus, zeros in front, and a point without digits beside it are
    /// understood.</summary>
    /// <param name="reader">Stands on a string.</param>
    /// <param name="number">Takes the number; of <see cref="MaxLength"/> bytes.</param>
    /// <param name="length">How long the number is.</param>
    /// <param name="isPlain">Whether the text is what JSON would have without quotes.</param>
    public static bool TryCopy(in Utf8JsonReader reader, Span<byte> number, out int length, out bool isPlain)
    {
        (length, isPlain) = (0, false);
        var size = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (size is 0 or > MaxLength - 2)
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[MaxLength];
        ReadOnlySpan<byte> text = buffer[..reader.CopyString(buffer)];
        var rest = text.Trim(" \t"u8);
        if (rest.StartsWith("-"u8))
        {
            number[length++] = (byte)'-';
        }

        rest = rest.StartsWith("-"u8) || rest.StartsWith("+"u8) ? rest[1..] : rest;
        var whole = Digits(rest);
        rest = rest[whole.Length..];
        var fraction = rest.StartsWith("."u8) ? Digits(rest[1..]) : default;
        rest = rest.StartsWith("."u8) ? rest[(1 + fraction.Length)..] : rest;
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return false;
        }

        whole = whole.TrimStart((byte)'0');
        Append(whole.IsEmpty ? "0"u8 : whole, number, ref length);
        if (!fraction.IsEmpty)
        {
            Append("."u8, number, ref length);
            Append(fraction, number, ref length);
        }

        if (!IsExponent(rest))
        {
            return false;
        }

        Append(rest, number, ref length);
        isPlain = text.SequenceEqual(number[..length]);
        return true;
    }

    /// <summary>What a number must be, for messages.</summary>
    public static string Describe<T>(T type) => type switch
    {
        int => "a whole number between -2147483648 and 2147483647, with or without quotes",
        long => "a whole number between -9223372036854775808 and 9223372036854775807, with or without quotes",
        uint => "a whole number between 0 and 4294967295, with or without quotes",
        ulong => "a whole number between 0 and 18446744073709551615, with or without quotes",
        _ => "a number, with or without quotes",
    };

    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? text[..end] : text;

    /// <summary>Whether a text is an exponent or nothing.</summary>
    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var digits = text[1..];
        digits = digits.StartsWith("-"u8) || digits.StartsWith("+"u8) ? digits[1..] : digits;
        return text[0] is (byte)'e' or (byte)'E' && !digits.IsEmpty && Digits(digits).Length == digits.Length;
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> number, ref int length)
    {
        text.CopyTo(number[length..]);
        length += text.Length;
    }
}
