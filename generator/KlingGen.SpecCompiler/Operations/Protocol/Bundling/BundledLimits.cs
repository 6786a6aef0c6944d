using System.Globalization;
using KlingGen.Formats;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>Writes rules that one operand tells.</summary>
internal static class BundledLimits
{
    public static void Write(BundledScope scope, LimitKeyword keyword)
    {
        if (scope.Schema.LimitOf(keyword) is { } limit
            && (keyword != SchemaKeywords.Format || JsonFormats.Find(limit.Operand) is { IsCommon: true }))
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
