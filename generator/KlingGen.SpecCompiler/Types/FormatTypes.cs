using KlingGen.Formats;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The formats that have a C# type of their own, and what that type says of values.</summary>
internal static class FormatTypes
{
    private static readonly Dictionary<JsonFormat, PrimitiveKind> s_ofStrings = new()
    {
        [JsonFormats.DateTime] = PrimitiveKind.DateTimeOffset,
        [JsonFormats.Date] = PrimitiveKind.DateOnly,
        [JsonFormats.Time] = PrimitiveKind.TimeOnly,
        [JsonFormats.Uuid] = PrimitiveKind.Guid,
        [JsonFormats.Guid] = PrimitiveKind.Guid,
        [JsonFormats.Uri] = PrimitiveKind.Uri,
        [JsonFormats.Url] = PrimitiveKind.Uri,
        [JsonFormats.Byte] = PrimitiveKind.Bytes,
        [JsonFormats.Base64] = PrimitiveKind.Bytes,
    };

    private static readonly Dictionary<JsonFormat, PrimitiveKind> s_ofNumbers = new()
    {
        [JsonFormats.Int32] = PrimitiveKind.Int32,
        [JsonFormats.Int64] = PrimitiveKind.Int64,
        [JsonFormats.Int8] = PrimitiveKind.Int32,
        [JsonFormats.Int16] = PrimitiveKind.Int32,
        [JsonFormats.UInt8] = PrimitiveKind.Int32,
        [JsonFormats.UInt16] = PrimitiveKind.Int32,
        [JsonFormats.UInt32] = PrimitiveKind.UInt32,
        [JsonFormats.UInt64] = PrimitiveKind.UInt64,
        [JsonFormats.Single] = PrimitiveKind.Single,
        [JsonFormats.Double] = PrimitiveKind.Double,
        [JsonFormats.Decimal] = PrimitiveKind.Decimal,
    };

    /// <summary>The least and the greatest number of formats, for C# types that hold more.</summary>
    private static readonly Dictionary<JsonFormat, (string Least, string Greatest)> s_ranges = new()
    {
        [JsonFormats.Int32] = ("-2147483648", "2147483647"),
        [JsonFormats.UInt32] = ("0", "4294967295"),
        [JsonFormats.Int64] = ("-9223372036854775808", "9223372036854775807"),
        [JsonFormats.UInt64] = ("0", "18446744073709551615"),
        [JsonFormats.Int8] = ("-128", "127"),
        [JsonFormats.Int16] = ("-32768", "32767"),
        [JsonFormats.UInt8] = ("0", "255"),
        [JsonFormats.UInt16] = ("0", "65535"),
    };

    /// <summary>Formats of strings that say nothing which is not said by the C# type already, or nothing at all.</summary>
    private static readonly HashSet<JsonFormat> s_held = [JsonFormats.Byte, JsonFormats.Base64, JsonFormats.Binary, JsonFormats.Password];

    /// <summary>Whether the C# type says already what a format says.</summary>
    public static bool IsHeldByType(string? format) =>
        JsonFormats.Find(format) is { } known && (((JsonKinds)known.Kinds & JsonKinds.String) == 0 || s_held.Contains(known));

    public static PrimitiveKind OfString(string? format) =>
        JsonFormats.Find(format) is { } known && s_ofStrings.TryGetValue(known, out var kind) ? kind : PrimitiveKind.String;

    /// <summary>The least and the greatest number of a format, where a C# type of whole numbers holds more; else null.</summary>
    public static (string Least, string Greatest)? RangeBeyond(PrimitiveKind type, string? format) =>
        JsonFormats.Find(format) is { } known && s_ranges.TryGetValue(known, out var range) && !(s_ofNumbers[known] == type && IsOwn(known))
            ? range
            : null;

    private static bool IsOwn(JsonFormat format) =>
        format == JsonFormats.Int32 || format == JsonFormats.UInt32 || format == JsonFormats.Int64 || format == JsonFormats.UInt64;

    /// <returns>Null where the format says nothing of numbers.</returns>
    public static PrimitiveKind? OfNumber(string? format) =>
        JsonFormats.Find(format) is { } known && s_ofNumbers.TryGetValue(known, out var kind) ? kind : null;
}
