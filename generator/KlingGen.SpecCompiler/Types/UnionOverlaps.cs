using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Which cases of a union a value may fit beside its own, as far as the document shuts that out: then nothing need be
/// counted.</summary>
internal sealed class UnionOverlaps(SchemaNormalizer normalizer, TypeDeclarations declarations)
{
    /// <summary>How deep unions inside unions are looked into.</summary>
    private const int MaxNesting = 8;

    public bool Exist(TypeDeclaration union, BoundCase @case) =>
        union.Mode != UnionMode.TypeArray && union.Cases.Exists(other => !ReferenceEquals(other, @case) && MayOverlap(@case, other));

    /// <summary>The objects that a case may be: several where it is a union itself.</summary>
    public IEnumerable<BoundCase> Objects(
        BoundCase @case, int depth = 0) => @case.Type is ModelRef { Kind: ModelKind.Union } && depth < MaxNesting
        ? (declarations.Find(@case.Type)?.Cases).OrEmpty().SelectMany(inner => Objects(inner, depth + 1))
        : @case.IsObject ? [@case] : [];

    private bool MayOverlap(BoundCase left, BoundCase right) => (left.Kinds & right.Kinds) switch
    {
        JsonKinds.None => false,
        JsonKinds.Object => Objects(left).Any(one => Objects(right).Any(other => !AreDisjoint(one, other))),
        _ => true,
    };

    private bool AreDisjoint(BoundCase left, BoundCase right)
    {
        if (left.Schemas.Count > 1 || right.Schemas.Count > 1)
        {
            // A case that several alternatives share has the shape of the first only.
            return false;
        }

        return Refuses(left.Normalized, right.Normalized) || Refuses(right.Normalized, left.Normalized)
            || left.Normalized.Properties.Exists(member =>
                (left.Normalized.Required.Contains(member.Name) || right.Normalized.Required.Contains(member.Name))
                && right.Normalized.Properties.Find(other => other.Name == member.Name).Schemas is { } others
                && AreDisjoint(normalizer.Normalize(member.Schemas), normalizer.Normalize(others)));
    }

    /// <summary>Whether a closed object does not know a member that the other must have.</summary>
    private static bool Refuses(NormalizedSchema closed, NormalizedSchema other) =>
        closed is { Closed: true, Patterns.Count: 0 } && other.Required.Any(name => !closed.HasProperty(name));

    private static bool AreDisjoint(NormalizedSchema left, NormalizedSchema right)
    {
        if (left.Enum is not null && right.Enum is not null)
        {
            return !Values(left).Intersect(Values(right)).Any();
        }

        return !left.Nullable
            && !right.Nullable
            && left.Kinds is { } kinds
            && right.Kinds is { } others
            && (kinds & others) == JsonKinds.None;
    }

    private static IEnumerable<string> Values(NormalizedSchema shape) => shape.Values.Select(static value => value.Json);
}
