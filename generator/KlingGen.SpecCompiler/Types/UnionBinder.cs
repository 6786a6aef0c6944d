using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Declares unions and their cases: of <c>oneOf</c> and <c>anyOf</c>, and of several values of <c>type</c>.</summary>
internal sealed class UnionBinder(
    ISchemaTypes types,
    SchemaNormalizer normalizer,
    SchemaNames schemaNames,
    TypeDeclarations declarations,
    ComplexityLimit limit,
    EnumBinder enums,
    ScalarTypes scalars)
{
    private static readonly JsonKinds[] s_kinds =
        [JsonKinds.String, JsonKinds.Number, JsonKinds.Integer, JsonKinds.Boolean, JsonKinds.Array, JsonKinds.Object];

    private readonly MergedCases _merged = new(normalizer);
    private readonly CaseValues _values = new(normalizer);
    private readonly TypeKinds _kinds = new(normalizer, declarations);

    public BoundSchema Bind(NormalizedSchema normalized, UnionPart union, Schema identity, string name)
    {
        var branches = union.Branches.Where(static branch => !branch.IsOnlyNull).ToList();
        var nullable = normalized.Nullable || branches.Count < union.Branches.Count;
        branches.RemoveAll(branch => IsItself(branch, identity));

        if (branches.Count == 0)
        {
            return BoundSchema.Json;
        }

        // Members beside a union belong to each of its cases.
        var isMerged = normalized.HasProperties;
        if (branches.Count == 1 && !isMerged)
        {
            var only = declarations.IsComponent(identity) && !branches[0].HasReference
                ? types.Bind(normalizer.Normalize(branches[0]), identity, name)
                : types.Bind(branches[0], name);
            return only with { Nullable = only.Type != TypeRef.Json && (nullable || only.Nullable) };
        }

        if (isMerged && _merged.AreTooMany(normalized, union))
        {
            return limit.Refuse(identity);
        }

        var alternatives = branches.ConvertAll(branch => new Alternative(
            branch,
            isMerged
                ? normalizer.Merge([.. normalized.Sources, branch], [.. normalized.Opened, union.Owner])
                : normalizer.Normalize(branch),
            isMerged));
        // Branches in the place of one that leads back here stand elsewhere. They are named by where, whoever comes to them first.
        var own = union.IsOneOf ? union.Owner.OneOf : union.Owner.AnyOf;
        if (!isMerged && own is not null && !union.Branches.SequenceEqual(own))
        {
            alternatives = alternatives.ConvertAll(alternative => alternative.Schema.HasReference
                ? alternative
                : alternative with { Name = schemaNames.Of(alternative.Schema) });
        }

        var bound = BindAlternatives(alternatives, union.IsOneOf ? UnionMode.OneOf : UnionMode.AnyOf, normalized, identity, name);
        return bound with { Nullable = bound.Type != TypeRef.Json && (nullable || bound.Nullable) };
    }

    private static bool IsItself(Schema branch, Schema identity)
    {
        if (!SchemaTargets.Of(branch).Equals(identity))
        {
            return false;
        }

        branch.Report(SpecDescriptors.OwnBranch);
        return true;
    }

    /// <summary>Binds what may be of several kinds: a case for each.</summary>
    public ModelRef BindKinds(JsonKinds kinds, NormalizedSchema normalized, Schema identity, string name)
    {
        var declaration = declarations.Add(identity, normalized, ModelKind.Union, name);
        declaration.Mode = UnionMode.TypeArray;
        types.Remember(identity, new BoundSchema(declaration.Reference, normalized.Nullable));
        var names = new CaseNames(declaration.Name);
        foreach (var kind in s_kinds)
        {
            var isTold = kind switch
            {
                JsonKinds.Number => (kinds & JsonKinds.Fraction) != 0,
                JsonKinds.Integer => (kinds & JsonKinds.Number) == JsonKinds.Integer,
                _ => (kinds & kind) != 0,
            };
            if (isTold && (kinds & kind) == kind)
            {
                var type = types.Bind(kind, normalized, identity, SchemaNames.Kind(declaration.Name, kind)).Type;
                declaration.Cases.Add(new BoundCase(names.Take(SchemaNames.Case(type)), type, kind, normalized, [identity], []));
            }
        }

        return declaration.Reference;
    }

    private BoundSchema BindAlternatives(
        List<Alternative> alternatives, UnionMode mode, NormalizedSchema normalized, Schema identity, string name)
    {
        var groups = alternatives.GroupBy(GroupOf).Select(static group => group.ToList()).ToList();
        var nullable = alternatives.Exists(static alternative => alternative.Normalized.Nullable);
        if (groups.Count == 1)
        {
            return BindGroup(groups[0], identity, name) with { Nullable = nullable };
        }

        var declaration = declarations.Add(identity, normalized, ModelKind.Union, name);
        declaration.Mode = mode;
        types.Remember(identity, new BoundSchema(declaration.Reference, nullable));
        var names = new CaseNames(declaration.Name);
        var chosen = _values.Of(normalized.Discriminator, alternatives.ConvertAll(static alternative => alternative.Schema));
        for (var i = 0; i < groups.Count; i++)
        {
            var first = groups[i][0];
            var branchName = first.Name ?? SchemaNames.Branch(declaration.Name, first.Schema, FixedValues(first.Normalized), i + 1);
            var bound = BindGroup(groups[i], first.IsMerged ? identity.WithoutContent() : first.Schema, branchName);
            nullable |= bound.Nullable;
            if (bound.Type == declaration.Reference)
            {
                // By way of a union of one, perhaps in another file.
                first.Schema.Report(SpecDescriptors.OwnBranch);
                continue;
            }

            var schemas = groups[i].ConvertAll(static alternative => alternative.Schema);
            declaration.Cases.Add(new BoundCase(
                names.Take(SchemaNames.Case(bound.Type)),
                bound.Type,
                _kinds.InJson(bound.Type),
                first.Normalized,
                schemas,
                schemas.SelectMany(chosen).ToList(),
                schemas.Exists(schema => CaseValues.IsDefault(normalized.Discriminator, schema))));
        }

        return new BoundSchema(declaration.Reference, nullable);
    }

    /// <summary>Alternatives with the same key cannot be told apart by a reader and become one case.</summary>
    private static object GroupOf(Alternative alternative)
    {
        var normalized = alternative.Normalized;
        if (TypedUnions.Of(normalized) is not null)
        {
            return SchemaTargets.Of(alternative.Schema);
        }

        return normalized.MeantKinds switch
        {
            JsonKinds.String => JsonKinds.String,
            JsonKinds.Integer or JsonKinds.Number or JsonKinds.Fraction => JsonKinds.Number,
            JsonKinds.Boolean => JsonKinds.Boolean,
            JsonKinds.Array => JsonKinds.Array,
            JsonKinds.None => JsonKinds.Any,
            JsonKinds.Object when !normalized.HasProperties && !normalized.Closed => JsonKinds.Object,
            _ => SchemaTargets.Of(alternative.Schema),
        };
    }

    private BoundSchema BindGroup(List<Alternative> group, Schema identity, string name)
    {
        var first = group[0];
        if (group.Count == 1)
        {
            return BindFirst(first, identity, name);
        }

        switch (first.Normalized.MeantKinds)
        {
            case JsonKinds.String:
                return new BoundSchema(BindStrings(group.ConvertAll(static alternative => alternative.Normalized), identity, name), false);
            case JsonKinds.Array:
                return BindLists(group, identity, name);
            case JsonKinds.Integer or JsonKinds.Number or JsonKinds.Fraction:
                var numbers = group.Select(alternative => types.Bind(alternative.Schema, name).Type).OfType<PrimitiveRef>();
                var kinds = new HashSet<PrimitiveKind>(numbers.Select(static number => number.Kind));
                return new BoundSchema(new PrimitiveRef(NumberRanges.Holding(kinds)), false);
            case JsonKinds.Object when !first.Normalized.HasProperties && !first.Normalized.Closed:
                var maps = group.Select(alternative => types.Bind(alternative.Schema, name).Type).Distinct().ToList();
                return new BoundSchema(maps.Count == 1 ? maps[0] : new MapRef(TypeRef.Json, false), false);
            case JsonKinds.None:
                return BoundSchema.Json;
            default:
                return BindFirst(first, identity, name);
        }
    }

    private BoundSchema BindFirst(Alternative first, Schema identity, string name) =>
        first.IsMerged ? types.Bind(first.Normalized, identity, name) : types.Bind(first.Schema, name);

    private BoundSchema BindLists(List<Alternative> group, Schema identity, string name)
    {
        var items = group.Select(static alternative => alternative.Normalized.Items)
            .OfType<Schema>()
            .Where(static item => item.IsObject)
            .ToList();
        if (items.Count < group.Count)
        {
            return new BoundSchema(new ListRef(TypeRef.Json, false), false);
        }

        var alternatives = items.ConvertAll(item => new Alternative(item, normalizer.Normalize(item), IsMerged: false));
        var item = BindAlternatives(
            alternatives, UnionMode.AnyOf, new NormalizedSchema(), identity.WithoutContent(), SchemaNames.Item(name));
        return new BoundSchema(new ListRef(item.Type, item.Nullable), false);
    }

    /// <summary>Strings that are enums or not: one enum of all their values, open when any other string is valid too.</summary>
    private TypeRef BindStrings(List<NormalizedSchema> strings, Schema identity, string name)
    {
        if (strings.Exists(static schema => schema.Enum is not null))
        {
            return enums.BindTogether(strings, identity, name).Reference;
        }

        var kinds = strings.Select(scalars.OfString).Distinct().ToList();
        return new PrimitiveRef(kinds.Count == 1 ? kinds[0] : PrimitiveKind.String);
    }

    /// <summary>The values of members that must be there and have one value only: what authors tell the cases apart by.</summary>
    private IEnumerable<string> FixedValues(NormalizedSchema normalized)
    {
        foreach (var (member, schemas) in normalized.Properties)
        {
            if (normalized.Required.Contains(member))
            {
                var values = normalizer.Normalize(schemas).Values.ToList();
                if (values.Count == 1 && values[0] is { Kind: JsonKinds.String, Text: { } text })
                {
                    yield return text;
                }
            }
        }
    }

    /// <param name="IsMerged">Whether it holds the members of the parent too, so that it is a type of its own.</param>
    /// <param name="Name">The name for its type; null where the union makes one.</param>
    private sealed record Alternative(Schema Schema, NormalizedSchema Normalized, bool IsMerged, string? Name = null);
}
