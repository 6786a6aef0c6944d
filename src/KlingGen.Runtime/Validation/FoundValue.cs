using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Validation;

/// <summary>Values as messages show them: short, on one line, and never a whole image.</summary>
internal static class FoundValue
{
    private const int MaxShown = 40;

    public static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "the string " + Quote(Text(ref reader)),
        JsonTokenType.Number => "the number " + Shorten(Raw(ref reader)),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };

    /// <summary>A text in quotation marks.</summary>
    public static string Quote(string? text) => text is null ? "null" : "\"" + Shorten(text) + "\"";

    /// <summary>A text cut to what a message has room for.</summary>
    public static string Shorten(string text)
    {
        var shown = new StringBuilder(MaxShown + 1);
        foreach (var character in text)
        {
            if (shown.Length == MaxShown)
            {
                if (char.IsHighSurrogate(shown[MaxShown - 1]))
                {
                    shown.Length--;
                }

                shown.Append('…');
                break;
            }

            var isSpace = char.IsControl(character) || character is '\u2028' or '\u2029';
            shown.Append(isSpace ? ' ' : character);
        }

        return shown.ToString();
    }

    /// <summary>A number as JSON writes it.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "(not Unicode)";
        }
    }

    private static string Raw(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(
            reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
}
