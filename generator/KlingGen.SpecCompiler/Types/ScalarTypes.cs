using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The C# types of strings, numbers and booleans, by format, limits and what the document shows of them.</summary>
internal sealed class ScalarTypes
{
    private readonly HashSet<(string Document, string Format)> _formatsTold = [];

    /// <returns>Null for kinds that are none of one scalar type.</returns>
    public PrimitiveRef? Of(JsonKinds kinds, NormalizedSchema normalized) => kinds switch
    {
        JsonKinds.String => new PrimitiveRef(OfString(normalized)),
        JsonKinds.Boolean => new PrimitiveRef(PrimitiveKind.Boolean),
        JsonKinds.Integer => new PrimitiveRef(OfInteger(normalized)),
        JsonKinds.Number or JsonKinds.Fraction => new PrimitiveRef(OfNumber(normalized)),
        _ => null,
    };

    public PrimitiveKind OfString(NormalizedSchema normalized)
    {
        var kind = FormatTypes.OfString(normalized.Format);
        if (kind == PrimitiveKind.String && normalized.Parts.Exists(static part => part.ContentEncoding == "base64"))
        {
            return PrimitiveKind.Bytes;
        }

        // What a document shows is what its server sends, whatever it calls it. "string" is what tools write where they know no example.
        foreach (var shown in normalized.Parts.SelectMany(static part => part.Shown))
        {
            if (shown is { Kind: JsonKinds.String, Text: { } text } && text != "string" && !ReadableText.IsOf(kind, text))
            {
                // Who makes a document makes all examples of a format alike.
                if (_formatsTold.Add((shown.Document.Path, normalized.Format!)))
                {
                    shown.Report(SpecDescriptors.ExampleOfOtherFormat, text, normalized.Format!);
                }

                return PrimitiveKind.String;
            }
        }

        return kind;
    }

    private static PrimitiveKind OfInteger(NormalizedSchema normalized)
    {
        if (FormatTypes.OfNumber(normalized.Format) is { } kind and not (PrimitiveKind.Single or PrimitiveKind.Double))
        {
            return kind;
        }

        var isSmall = normalized.Parts.Exists(static part => IsInt32(part, SchemaKeywords.Minimum))
            && normalized.Parts.Exists(static part => IsInt32(part, SchemaKeywords.Maximum));
        return isSmall ? PrimitiveKind.Int32 : NumberRanges.Holding(
            Limits(normalized, SchemaKeywords.Minimum, SchemaKeywords.ExclusiveMinimum),
            Limits(normalized, SchemaKeywords.Maximum, SchemaKeywords.ExclusiveMaximum));
    }

    private static bool IsInt32(Schema part, SchemaKeyword keyword) =>
        int.TryParse(part.NumberOf(keyword), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<string> Limits(NormalizedSchema normalized, params SchemaKeyword[] keywords) =>
        normalized.Parts.SelectMany(part => keywords.Select(part.NumberOf)).OfType<string>();

    private static PrimitiveKind OfNumber(NormalizedSchema normalized) => FormatTypes.OfNumber(normalized.Format) ?? PrimitiveKind.Double;
}
