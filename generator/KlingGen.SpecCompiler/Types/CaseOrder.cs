using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>In which order the cases of a union are tried: a case that takes less comes before one that takes more, so that a date is not
/// taken for a text; else they keep the order of the document.</summary>
internal sealed class CaseOrder(SchemaNormalizer normalizer)
{
    /// <summary>How deep members of members are looked into.</summary>
    private const int MaxDepth = 4;

    private static readonly LimitKeyword[] s_numbers =
    [
        SchemaKeywords.Minimum, SchemaKeywords.Maximum, SchemaKeywords.ExclusiveMinimum, SchemaKeywords.ExclusiveMaximum,
        SchemaKeywords.MultipleOf,
    ];

    private readonly ScalarTypes _scalars = new();

    public List<BoundCase> Of(IReadOnlyList<BoundCase> cases)
    {
        var ordered = new List<BoundCase>();
        foreach (var @case in cases)
        {
            var before = ordered.FindIndex(other => Compare(@case, other) < 0);
            ordered.Insert(before < 0 ? ordered.Count : before, @case);
        }

        return ordered;
    }

    /// <returns>Less than 0 where the first takes less.</returns>
    private int Compare(BoundCase left, BoundCase right)
    {
        var (breadth, other) = (Breadth(left.Type), Breadth(right.Type));
        return breadth != other ? breadth.CompareTo(other)
            : left.Schemas.Count == 1 && right.Schemas.Count == 1 ? Compare(left.Normalized, right.Normalized, 0)
            : 0;
    }

    /// <summary>How much a type takes among those that are read from one kind of JSON.</summary>
    private static int Breadth(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json } => 3,
        PrimitiveRef { Kind: PrimitiveKind.String } => 2,
        ModelRef { Kind: ModelKind.Enum } => 1,
        _ => 0,
    };

    private int Compare(NormalizedSchema left, NormalizedSchema right, int depth)
    {
        if (depth > MaxDepth)
        {
            return 0;
        }

        var (kinds, others) = (left.MeantKinds & ~JsonKinds.Null, right.MeantKinds & ~JsonKinds.Null);
        if (kinds != others)
        {
            return kinds == JsonKinds.None || (kinds & others) == others ? 1
                : others == JsonKinds.None || (kinds & others) == kinds ? -1
                : 0;
        }

        return kinds switch
        {
            JsonKinds.String => TextBreadth(left).CompareTo(TextBreadth(right)),
            JsonKinds.Integer or JsonKinds.Number => CompareNumbers(left, right),
            JsonKinds.Array => left.Items is { IsObject: true } items && right.Items is { IsObject: true } itemsOfOther
                ? Compare(normalizer.Normalize(items), normalizer.Normalize(itemsOfOther), depth + 1)
                : 0,
            JsonKinds.Object => CompareObjects(left, right, depth),
            _ => 0,
        };
    }

    private int CompareObjects(NormalizedSchema left, NormalizedSchema right, int depth)
    {
        var votes = 0;
        foreach (var (name, schemas) in left.Properties)
        {
            if (right.Properties.Find(member => member.Name == name).Schemas is { } others)
            {
                votes += Math.Sign(Compare(normalizer.Normalize(schemas), normalizer.Normalize(others), depth + 1));
            }
        }

        return left.Additional is { IsObject: true } values && right.Additional is { IsObject: true } valuesOfOther
            ? votes + Compare(normalizer.Normalize(values), normalizer.Normalize(valuesOfOther), depth + 1)
            : votes;
    }

    private int TextBreadth(NormalizedSchema text)
    {
        bool Has(SchemaKeyword keyword) => text.Parts.Exists(part => part.Has(keyword));
        return text.Enum is not null ? 0
            : _scalars.OfString(text) != PrimitiveKind.String ? 1
            : Has(SchemaKeywords.Pattern) || text.Format is not null ? 2
            : Has(SchemaKeywords.MinLength) || Has(SchemaKeywords.MaxLength) ? 3
            : 4;
    }

    private int CompareNumbers(NormalizedSchema left, NormalizedSchema right)
    {
        if (left.Enum is not null || right.Enum is not null)
        {
            return (left.Enum is null).CompareTo(right.Enum is null);
        }

        var width = Width(left).CompareTo(Width(right));
        return width != 0 ? width : Limits(right).CompareTo(Limits(left));
    }

    private int Width(NormalizedSchema number) => _scalars.Of(number.MeantKinds, number)?.Kind switch
    {
        PrimitiveKind.Int32 or PrimitiveKind.UInt32 or PrimitiveKind.Single => 0,
        PrimitiveKind.Int64 or PrimitiveKind.UInt64 or PrimitiveKind.Double => 1,
        _ => 2,
    };

    private static int Limits(NormalizedSchema number) => s_numbers.Count(limit => number.Parts.Exists(part => part.Has(limit)));
}
