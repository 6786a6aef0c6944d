using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Which cases of a union a value may fit beside its own, as far as the document shuts that out: then nothing need be counted.</summary>
internal sealed class UnionOverlaps(SchemaBinder schemas)
{
    /// <summary>How deep unions inside unions are looked into.</summary>
    private const int MaxNesting = 8;

    public bool Exist(TypeDeclaration union, BoundCase @case) =>
        union.Mode != UnionMode.TypeArray && union.Cases.Exists(other => !ReferenceEquals(other, @case) && MayOverlap(@case, other));

    /// <summary>The objects that a case may be: several where it is a union itself.</summary>
    public IEnumerable<BoundCase> Objects(BoundCase @case, int depth = 0) => @case.Type is ModelRef { Kind: ModelKind.Union } && depth < MaxNesting
        ? (schemas.DeclarationOf(@case.Type)?.Cases).OrEmpty().SelectMany(inner => Objects(inner, depth + 1))
        : (@case.Kinds & JsonKinds.Object) != 0 ? [@case] : [];

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

        return Refuses(left.Shape, right.Shape) || Refuses(right.Shape, left.Shape)
            || left.Shape.Properties.Exists(member =>
                (left.Shape.Required.Contains(member.Name) || right.Shape.Required.Contains(member.Name))
                && right.Shape.Properties.Find(other => other.Name == member.Name).Schemas is { } others
                && AreDisjoint(schemas.Flatten(member.Schemas), schemas.Flatten(others)));
    }

    /// <summary>Whether a closed object does not know a member that the other must have.</summary>
    private static bool Refuses(SchemaShape closed, SchemaShape other) =>
        closed is { Closed: true, Patterns.Count: 0 } && other.Required.Any(name => !closed.HasProperty(name));

    private static bool AreDisjoint(SchemaShape left, SchemaShape right)
    {
        if (left.Enum is not null && right.Enum is not null)
        {
            return !Values(left).Intersect(Values(right)).Any();
        }

        return !left.Nullable && !right.Nullable && left.Kinds is { } kinds && right.Kinds is { } others && (kinds & others) == JsonKinds.None;
    }

    private static IEnumerable<string> Values(SchemaShape shape) => shape.Values.Select(static value => JsonText.Of(value.Node));
}
