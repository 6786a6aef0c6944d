using KlingGen.Formats;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The kinds of value that a schema without <c>type</c> plainly means.</summary>
internal static class KindInference
{
    private static readonly SchemaKeyword[] s_ofText =
        [.. SchemaKeywords.Limits.Where(static limit => limit is { Kinds: JsonKinds.String, Role: KeywordRole.Rule })];

    private static readonly SchemaKeyword[] s_ofNumbers = [SchemaKeywords.Minimum, SchemaKeywords.Maximum, SchemaKeywords.MultipleOf];

    /// <returns>None where nothing tells.</returns>
    public static JsonKinds Of(NormalizedSchema schema)
    {
        if (schema.HasProperties
            || schema.Additional is not null
            || schema.Closed
            || schema.Patterns.Count > 0
            || schema.Required.Count > 0)
        {
            return JsonKinds.Object;
        }

        if (schema.Items is not null || schema.PrefixItems.Count > 0)
        {
            return JsonKinds.Array;
        }

        if (schema.Enum is { } owner)
        {
            return owner.Listed.Aggregate(JsonKinds.None, static (all, value) => all | value.Kind) & ~JsonKinds.Null;
        }

        foreach (var part in schema.Parts)
        {
            if (schema.Format is not null || s_ofText.Any(part.Has))
            {
                return KindOf(schema.Format);
            }

            if (s_ofNumbers.Any(part.Has))
            {
                return JsonKinds.Number;
            }
        }

        return JsonKinds.None;
    }

    private static JsonKinds KindOf(string? format) => JsonFormats.Find(format) is { } known ? (JsonKinds)known.Kinds : JsonKinds.String;
}
