using System.Text.RegularExpressions;
using KlingGen.Patterns;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Finds numbers that may also stand in quotes: a number or a string, and the string's pattern is that of a number.</summary>
internal sealed class QuotedNumbers(SchemaNormalizer normalizer)
{
    /// <summary>What the pattern of a number takes some of. Fewer digits tell a number from a code, which may begin with zeros.</summary>
    private static readonly string[] s_numbers = ["0", "1", "5", "9", "-1", "0.0", "0.5", "1.5", "5.00", "0.0000", "1e3"];

    private static readonly string[] s_others =
    [
        "", " ", "a", "x", "abc", "true", "null", "some words", "-", "+", ".", "-.", "e", "1a", "a1", "1-2", "1/2", "1:2", "1 2",
        "1,5", "1_000",
        "0x1F", "--1", "+5", "+4930123456", "5%", "$5", "5px", "10s", "1.2.3", "192.0.2.1", "2026-11-21", "2026-11-21T09:30:00Z",
        "123e4567-e89b-12d3-a456-426614174000", "NaN", "Infinity", "\uFF11", "\u0661",
    ];

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>The kind of number, and what speaks of it; null where a schema says anything else.</summary>
    public (JsonKinds Kind, NormalizedSchema Number)? Of(NormalizedSchema normalized)
    {
        if (normalized.Enum is not null || normalized.HasProperties)
        {
            return null;
        }

        if (TypedUnions.Of(normalized) is { } union)
        {
            return normalized.Kinds is null or (JsonKinds.Number | JsonKinds.String) or (JsonKinds.Integer | JsonKinds.String)
                && NumberOf(union) is { } branch && normalizer.Normalize(branch) is { Kinds: { } kind } number ? (kind, number) : null;
        }

        var kinds = normalized.Kinds & ~JsonKinds.String;
        return normalized.Kinds != kinds && kinds is JsonKinds.Integer or JsonKinds.Number && HasPattern(normalized)
            ? (kinds.Value, normalized)
            : null;
    }

    /// <summary>The branch of a union that is a number, where the only other one is that number in quotes.</summary>
    public Schema? NumberOf(UnionPart union)
    {
        var branches = union.Branches.Where(static branch => !branch.IsOnlyNull).ToList();
        if (branches.Count != 2)
        {
            return null;
        }

        var number = branches.Find(branch => normalizer.Normalize(branch)
            is { Kinds: JsonKinds.Integer or JsonKinds.Number, Enum: null, Unions.Count: 0 });
        var text = branches.Find(branch => normalizer.Normalize(branch) is { Kinds: JsonKinds.String, Enum: null, Unions.Count: 0 });
        return number is not null && text is not null && HasPattern(normalizer.Normalize(text)) ? number : null;
    }

    private bool HasPattern(NormalizedSchema normalized) =>
        normalized.Parts.Exists(part => part.TextOf(SchemaKeywords.Pattern) is { } pattern && IsOfNumbers(pattern));

    private bool IsOfNumbers(string pattern)
    {
        if (!_known.TryGetValue(pattern, out var known))
        {
            _known.Add(pattern, known = Try(pattern));
        }

        return known;
    }

    private static bool Try(string pattern)
    {
        if (EcmaPattern.Problem(pattern) is not null)
        {
            return false;
        }

        EcmaPattern.Translate(pattern, out var translated);
        var regex = new Regex(translated.Text, RegexOptions.CultureInvariant, EcmaPattern.TimeLimit);
        try
        {
            return Array.Exists(s_numbers, regex.IsMatch) && !Array.Exists(s_others, regex.IsMatch);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
