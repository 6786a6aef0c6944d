using System.Globalization;
using KlingGen.Formats;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>What values of a union's cases are called in messages: by their JSON, as people who see it know no C# types.</summary>
internal sealed class CaseLabels(TypeDeclarations declarations)
{
    private const int MaxValues = 5;
    private const int MaxLength = 40;
    private const int MaxNesting = 4;

    /// <summary>The title of a case; null where it has none, or shares its type with others.</summary>
    public static string? TitleOf(BoundCase @case) => @case.Schemas.Count == 1
        ? @case.Schemas[0].Title ?? SchemaTargets.Of(@case.Schemas[0]).Title
        : null;

    public string Of(BoundCase @case) => string.Join(" or ", LabelsOf(@case, 0).Distinct());

    private IEnumerable<string> LabelsOf(BoundCase @case, int depth)
    {
        if (@case.Type is ModelRef { Kind: ModelKind.Union } && depth < MaxNesting)
        {
            return (declarations.Find(@case.Type)?.Cases).OrEmpty().SelectMany(inner => LabelsOf(inner, depth + 1));
        }

        return [LabelOf(@case)];
    }

    private string LabelOf(BoundCase @case)
    {
        if (@case.Schemas.Count == 1 && @case.Kinds != JsonKinds.Any && @case.Normalized.Enum is not null && @case.Normalized.Values.Any())
        {
            return OneOf(@case.Normalized.Values);
        }

        return @case.Type switch
        {
            ModelRef { Kind: ModelKind.Enum } => declarations.Find(@case.Type) is { OpenEnum: false } @enum
                ? OneOf(@enum.Enums.SelectMany(static list => list.Listed).Where(value => !@enum.Refused.Contains(value)))
                : "a string",
            PrimitiveRef primitive => LabelOf(primitive, @case),
            ListRef => "an array",
            _ => "an object",
        };
    }

    private static string LabelOf(PrimitiveRef type, BoundCase @case)
    {
        if (type.IsWhole || type.IsReal)
        {
            return (type.IsWhole ? "a whole number" : "a number") + (type.MayBeQuoted ? ", with or without quotes" : "");
        }

        return type.Kind switch
        {
            PrimitiveKind.Boolean => "true or false",
            PrimitiveKind.DateTimeOffset => JsonFormats.DateTime.Description,
            PrimitiveKind.DateOnly => JsonFormats.Date.Description,
            PrimitiveKind.TimeOnly => "a time such as 09:30:00",
            PrimitiveKind.Guid => JsonFormats.Uuid.Description,
            PrimitiveKind.Uri => "an address such as https://example.com/",
            PrimitiveKind.Bytes => "Base64",
            PrimitiveKind.String => @case.Schemas.Count == 1 && JsonFormats.Find(@case.Normalized.Format) is { Meaning: not null } format
                ? format.Description
                : "a string",
            _ => "any JSON",
        };
    }

    private static string OneOf(IEnumerable<SpecValue> values)
    {
        var all = values.Where(static value => !value.IsNull).Select(static value => Short(value.Json)).Distinct().ToList();
        var more = all.Count > MaxValues ? ", or " + (all.Count - MaxValues).ToString(CultureInfo.InvariantCulture) + " others" : "";
        return all.Count == 1 ? all[0] : "one of " + string.Join(", ", all.Take(MaxValues)) + more;
    }

    private static string Short(string text) => text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "…";
}
