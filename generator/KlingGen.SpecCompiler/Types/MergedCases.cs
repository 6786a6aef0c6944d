using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Counts the types that come of merging what stands beside unions into their branches.</summary>
internal sealed class MergedCases(SchemaNormalizer normalizer)
{
    /// <summary>More types than this are not made of one schema.</summary>
    private const int MaxCases = 1000;
    private const int MaxDepth = 32;

    private readonly Dictionary<Schema, int> _known = [];

    /// <summary>Whether members would be merged into more types than anybody means: unions in the branches of unions come to that in a few
    /// steps.</summary>
    public bool AreTooMany(NormalizedSchema normalized, UnionPart union) =>
        normalized.Unions.Exists(other =>
            (other != union && TypedUnions.IsTyped(other, normalized)) || other.Branches.Any(branch => Count(branch, []) > 1))
        && Count(normalized, []) > MaxCases;

    /// <summary>How many types there are when each branch of each union is merged with what stands beside it.</summary>
    private int Count(NormalizedSchema normalized, HashSet<Schema> active)
    {
        var cases = 1;
        foreach (var union in normalized.Unions.Where(union => TypedUnions.IsTyped(union, normalized)))
        {
            cases = Math.Min(cases * union.Branches.Sum(branch => Count(branch, active)), MaxCases) + 1;
        }

        return cases;
    }

    private int Count(Schema branch, HashSet<Schema> active)
    {
        if (_known.TryGetValue(branch, out var known))
        {
            return known;
        }

        if (active.Count > MaxDepth)
        {
            return MaxCases;
        }

        var cases = active.Add(branch) ? Count(normalizer.Normalize(branch), active) : 1;
        active.Remove(branch);
        return _known[branch] = cases;
    }
}
