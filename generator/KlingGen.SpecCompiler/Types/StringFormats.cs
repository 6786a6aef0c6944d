using System.Globalization;
using System.Text.RegularExpressions;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The formats of strings that have a C# type of their own.</summary>
internal static class StringFormats
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly Regex s_moment = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?([Zz]|[-+][0-9]{2}:[0-9]{2})?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, s_limit);

    // A time of day has no place for an offset, and is written with its seconds.
    private static readonly Regex s_time = new("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,7})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, s_limit);

    /// <summary>Formats that the C# type already holds a value to.</summary>
    private static readonly HashSet<string> s_held = new(StringComparer.Ordinal)
    {
        "int32", "int64", "float", "double", "decimal", "byte", "base64", "binary", "password",
    };

    /// <summary>Whether the C# type says already what a format says.</summary>
    public static bool IsHeldByType(string? format) => format is not null && s_held.Contains(format);

    public static PrimitiveKind KindOf(string? format) => format switch
    {
        "date-time" => PrimitiveKind.DateTimeOffset,
        "date" => PrimitiveKind.DateOnly,
        "time" => PrimitiveKind.TimeOnly,
        "uuid" or "guid" => PrimitiveKind.Guid,
        "uri" or "url" => PrimitiveKind.Uri,
        "byte" or "base64" => PrimitiveKind.Bytes,
        _ => PrimitiveKind.String,
    };

    /// <summary>Whether the C# type can hold a text that the document shows.</summary>
    public static bool Holds(PrimitiveKind kind, string text) => kind switch
    {
        PrimitiveKind.DateTimeOffset => s_moment.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        PrimitiveKind.DateOnly => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        PrimitiveKind.TimeOnly => s_time.IsMatch(text),
        PrimitiveKind.Guid => Guid.TryParseExact(text, "D", out _),
        _ => true,
    };
}
