using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>What the members of objects say about the case of a union that an object is.</summary>
internal sealed class CaseMembers(SchemaNormalizer normalizer, UnionOverlaps overlaps, TypeKinds kinds)
{
    /// <summary>Leaves out what tells no case from another.</summary>
    public static List<UnionCaseModel> TellingApart(List<UnionCaseModel> cases)
    {
        var objects = cases.FindAll(static @case => (@case.Kinds & JsonKinds.Object) != 0);
        if (objects.Count < 2)
        {
            return cases;
        }

        // A wrong value of what all objects fix alike is no reason to take the value for none of them.
        var alike = objects.Select(static @case => (IEnumerable<ConstantMember>)@case.Constants)
            .Aggregate(static (all, next) => all.Intersect(next))
            .ToList();
        var different = objects.SelectMany(static @case => @case.Types)
            .GroupBy(static member => member.JsonName)
            .Where(members => members.Select(static member => member.Kinds)
                .Concat(objects.Where(@case => @case.OtherTypes != JsonKinds.Any && !@case.KnownMembers.Contains(members.Key))
                    .Select(static @case => @case.OtherTypes))
                .Select(static kinds => kinds & ~JsonKinds.Null).Distinct().Count() > 1)
            .Select(static members => members.Key)
            .ToList();
        return cases.ConvertAll(@case => @case with
        {
            Constants = @case.Constants.Except(alike).ToEquatableArray(),
            Types = @case.Types
                .Where(member => member.Kinds != JsonKinds.Any
                    && different.Contains(member.JsonName)
                    && @case.Constants.All(constant => constant.JsonName != member.JsonName))
                .ToEquatableArray(),
        });
    }

    /// <summary>What all of its objects ask for.</summary>
    public IEnumerable<string> Required(BoundCase @case)
    {
        var objects = overlaps.Objects(@case).ToList();
        return objects.Count == 0 || objects.Exists(static inner => inner.Schemas.Count > 1)
            ? []
            : objects[0].Normalized.Required.Where(name => objects.TrueForAll(other => other.Normalized.Required.Contains(name)));
    }

    /// <summary>What any of its objects knows.</summary>
    public IEnumerable<string> Known(BoundCase @case) => Properties(@case).Select(static property => property.Name).Distinct();

    /// <summary>What all of its objects fix.</summary>
    public IEnumerable<ConstantMember> Constants(BoundCase @case)
    {
        var objects = overlaps.Objects(@case).ToList();
        return objects.SelectMany(inner => Constants(inner.Normalized))
            .GroupBy(static constant => constant.JsonName)
            .Where(constants => constants.Count() == objects.Count)
            .Select(static constants => new ConstantMember(
                constants.Key, constants.SelectMany(static constant => constant.Values).Distinct().ToEquatableArray()));
    }

    /// <summary>The JSON types that any of its objects takes for a member.</summary>
    public IEnumerable<TypedMember> Types(BoundCase @case) => Properties(@case)
        .GroupBy(static property => property.Name)
        .Select(
            members => new TypedMember(members.Key, members.Aggregate(JsonKinds.None, (all, member) => all | kinds.Of(member.Schemas))));

    /// <summary>The JSON types that any of its objects takes for members that it does not name.</summary>
    public JsonKinds OtherTypes(BoundCase @case) =>
        overlaps.Objects(@case).Select(OtherTypesOfObject).Aggregate(JsonKinds.None, static (all, one) => all | one) is var allowed
            && allowed != JsonKinds.None
            ? allowed
            : JsonKinds.Any;

    private JsonKinds OtherTypesOfObject(BoundCase @object) =>
        @object is { Schemas.Count: 1, Normalized: { Additional: { } additional, Closed: false, Patterns.Count: 0 } }
            ? kinds.Of([additional])
            : JsonKinds.Any;

    private IEnumerable<(string Name, List<Schema> Schemas)> Properties(BoundCase @case) =>
        overlaps.Objects(@case).SelectMany(static inner => inner.Normalized.Properties);

    private IEnumerable<ConstantMember> Constants(NormalizedSchema shape)
    {
        foreach (var (name, sources) in shape.Properties)
        {
            if (normalizer.Normalize(sources) is { Enum: not null } listed)
            {
                yield return new ConstantMember(name, listed.Values.Select(static value => value.Json).ToEquatableArray());
            }
        }
    }
}
