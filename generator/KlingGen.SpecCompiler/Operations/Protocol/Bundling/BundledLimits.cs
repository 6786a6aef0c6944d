using System.Globalization;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes rules that one operand tells.</summary>
internal static class BundledLimits
{
    /// <summary>What validators that refuse unknown formats know.</summary>
    private static readonly HashSet<string> s_formats = new(StringComparer.Ordinal)
    {
        "date", "time", "date-time", "iso-time", "iso-date-time", "duration", "uri", "uri-reference", "uri-template", "url", "email",
        "hostname", "ipv4", "ipv6", "regex", "uuid", "json-pointer", "json-pointer-uri-fragment", "relative-json-pointer", "byte", "int32",
        "int64", "float", "double", "password", "binary",
    };

    public static void Write(BundledScope scope, LimitKeyword keyword)
    {
        if (scope.Schema.LimitOf(keyword) is { } limit && (keyword != SchemaKeywords.Format || s_formats.Contains(limit.Operand)))
        {
            var isText = keyword.Operand is LimitOperand.Text or LimitOperand.Pattern;
            scope.Written.Set(limit.Keyword, isText ? JsonText.Quote(limit.Operand) : limit.Operand);
        }
    }

    /// <summary>How many items <c>contains</c> asks for.</summary>
    public static void WriteCount(BundledScope scope, SchemaKeyword keyword)
    {
        if (scope.Schema.Has(SchemaKeywords.Contains))
        {
            scope.Written.Set(keyword, scope.Schema.CountOf(keyword)?.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static void WriteText(BundledScope scope, SchemaKeyword keyword) => scope.Written.Set(keyword, Quoted(scope.Schema, keyword));

    /// <summary>A text as it stands under a keyword, as JSON text.</summary>
    public static string? Quoted(Schema schema, SchemaKeyword keyword) => schema.TextOf(keyword) is { } text ? JsonText.Quote(text) : null;
}
