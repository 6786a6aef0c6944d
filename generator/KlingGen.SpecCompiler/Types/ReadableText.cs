using System.Globalization;
using System.Text.RegularExpressions;
using KlingGen.Formats;
using KlingGen.Patterns;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The texts that C# types can be read from, and hold without loss.</summary>
internal static class ReadableText
{
    // More than the format allows: a date alone, and a time without an offset.
    private static readonly Regex s_moment = Ecma(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?([Zz]|[-+][0-9]{2}:[0-9]{2})?)?$");

    // A time of day has no place for an offset, and is written with its seconds.
    private static readonly Regex s_time = Ecma("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,7})?$");

    private static readonly Regex s_uuid = Ecma(JsonFormats.Uuid.Pattern!);

    /// <summary>Whether a type can hold a text that the document shows.</summary>
    public static bool IsOf(PrimitiveKind kind, string text) => kind switch
    {
        PrimitiveKind.DateTimeOffset =>
            s_moment.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        PrimitiveKind.DateOnly => FormatChecks.IsDate(text),
        PrimitiveKind.TimeOnly => s_time.IsMatch(text),
        PrimitiveKind.Guid => s_uuid.IsMatch(text),
        _ => true,
    };

    private static Regex Ecma(string pattern)
    {
        EcmaPattern.Translate(pattern, out var translated);
        return new Regex(translated.Text, RegexOptions.CultureInvariant, EcmaPattern.TimeLimit);
    }
}
