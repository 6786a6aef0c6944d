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
        [JsonFormats.Single] = PrimitiveKind.Single,
        [JsonFormats.Double] = PrimitiveKind.Double,
        [JsonFormats.Decimal] = PrimitiveKind.Decimal,
    };

    /// <summary>Formats of strings that say nothing which is not said by the C# type already, or nothing at all.</summary>
    private static readonly HashSet<JsonFormat> s_held = [JsonFormats.Byte, JsonFormats.Base64, JsonFormats.Binary, JsonFormats.Password];

    /// <summary>Whether the C# type says already what a format says.</summary>
    public static bool IsHeldByType(string? format) =>
        JsonFormats.Find(format) is { } known && (((JsonKinds)known.Kinds & JsonKinds.String) == 0 || s_held.Contains(known));

    public static PrimitiveKind OfString(string? format) =>
        JsonFormats.Find(format) is { } known && s_ofStrings.TryGetValue(known, out var kind) ? kind : PrimitiveKind.String;

    /// <returns>Null where the format says nothing of numbers.</returns>
    public static PrimitiveKind? OfNumber(string? format) =>
        JsonFormats.Find(format) is { } known && s_ofNumbers.TryGetValue(known, out var kind) ? kind : null;
}
