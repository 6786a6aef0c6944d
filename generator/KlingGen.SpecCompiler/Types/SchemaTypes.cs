using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Gives each schema its C# type: names first, members later, so that schemas may refer to each other in circles.</summary>
internal sealed class SchemaTypes : ISchemaTypes
{
    /// <summary>Members that several schemas speak of lead to further ones, in a circle to ever more of them.</summary>
    private const int MaxMergedMembers = 2000;

    private readonly Dictionary<Schema, BoundSchema> _bound = [];
    private readonly HashSet<Schema> _active = [];
    private readonly HashSet<Schema> _used = [];
    private readonly Action<SpecDocument> _reach;
    private readonly SchemaNormalizer _normalizer;
    private readonly SchemaNames _names;
    private readonly TypeDeclarations _declarations;
    private readonly ComplexityLimit _limit;
    private readonly ScalarTypes _scalars = new();
    private readonly QuotedNumbers _quoted;
    private readonly Hierarchies _hierarchies;
    private readonly EnumBinder _enums;
    private readonly UnionBinder _unions;
    private int _mergedMembers;

    /// <param name="reach">Is told of each document that a schema stands in, before the schema is bound.</param>
    public SchemaTypes(
        Action<SpecDocument> reach,
        SchemaNormalizer normalizer,
        SchemaNames names,
        TypeDeclarations declarations,
        Hierarchies hierarchies,
        QuotedNumbers quoted,
        ComplexityLimit limit)
    {
        _reach = reach;
        _normalizer = normalizer;
        _names = names;
        _declarations = declarations;
        _hierarchies = hierarchies;
        _limit = limit;
        _quoted = quoted;
        _enums = new EnumBinder(declarations);
        _unions = new UnionBinder(this, normalizer, names, declarations, limit, _enums, _scalars);
    }

    /// <summary>Whether anything may refer to a type. Callers may to a component.</summary>
    public bool IsUsed(TypeDeclaration declaration) => _used.Contains(declaration.Schema) || _declarations.IsComponent(declaration.Schema);

    /// <summary>Binds a schema where something may refer to its type.</summary>
    public BoundSchema Bind(Schema schema, string name)
    {
        if (schema.IsObject)
        {
            _used.Add(schema);
        }

        return BindUnused(schema, name);
    }

    /// <summary>Binds a schema of which perhaps only the members are of use.</summary>
    public BoundSchema BindUnused(Schema schema, string name)
    {
        if (!schema.IsObject)
        {
            return BoundSchema.Json;
        }

        _reach(schema.Document);
        if (_bound.TryGetValue(schema, out var known))
        {
            return known;
        }

        if (!_active.Add(schema))
        {
            if (!_normalizer.IsCircular(schema))
            {
                schema.Report(SpecDescriptors.EndlessSchema);
            }

            return BoundSchema.Json;
        }

        try
        {
            var bound = _active.Count > SchemaNormalizer.MaxDepth ? _limit.Refuse(schema)
                : schema.PureReference() is { } target ? BindReference(schema, target)
                : Bind(_normalizer.Normalize(schema), schema, name);
            if (_active.Count <= SchemaNormalizer.MaxDepth)
            {
                _bound[schema] = bound;
            }

            return bound;
        }
        finally
        {
            _active.Remove(schema);
        }
    }

    /// <summary>Binds schemas that all speak of one value.</summary>
    /// <param name="schemas">The schemas, perhaps of several documents.</param>
    /// <param name="owner">The schema that brings them together; its document has the type that is made of all of them.</param>
    /// <param name="name">The C# name for the type.</param>
    public BoundSchema Bind(IReadOnlyList<Schema> schemas, Schema owner, string name)
    {
        if (schemas.Count == 1)
        {
            return Bind(schemas[0], name);
        }

        // A member that several schemas of an allOf speak of: most often one gives the type and the others narrow it.
        var references = schemas.Where(static schema => schema.PureReference() is not null).ToList();
        if (references.Count > 0)
        {
            var bound = references.ConvertAll(schema => Bind(schema, name));
            if (bound.TrueForAll(other => other.Type == bound[0].Type))
            {
                return bound[0];
            }
        }

        if (++_mergedMembers > MaxMergedMembers)
        {
            return _limit.Refuse(schemas[schemas.Count - 1]);
        }

        var own = schemas.LastOrDefault(schema => schema.Document == owner.Document);
        return Bind(_normalizer.Normalize(schemas), own?.Merged() ?? owner.WithoutContent(), name);
    }

    public BoundSchema Bind(NormalizedSchema normalized, Schema identity, string name)
    {
        if (_hierarchies.IsParent(identity))
        {
            return Bind(JsonKinds.Object, normalized, identity, name);
        }

        if (_quoted.Of(normalized) is var (number, told) && _scalars.Of(number, told) is { Kind: not PrimitiveKind.Json } type)
        {
            var isNullable = normalized.Nullable || normalized.Unions.Exists(NullsAmong);
            return new BoundSchema(type with { MayBeQuoted = true }, isNullable);
        }

        if (TypedUnions.Of(normalized) is { } union)
        {
            return _unions.Bind(normalized, union, identity, name);
        }

        if (normalized is { Enum: { } listed, ValueLists.Count: > 1 } && !normalized.Values.Any())
        {
            listed.Report(SpecDescriptors.NoCommonValue);
        }

        var kinds = normalized.MeantKinds;
        if (EnumBinder.IsEnum(normalized, kinds) && (!EnumBinder.HasOneValue(normalized) || _declarations.IsComponent(identity)))
        {
            return new BoundSchema(_enums.Bind(normalized, identity, name).Reference, normalized.Nullable);
        }

        return Bind(kinds, normalized, identity, name);
    }

    public BoundSchema Bind(JsonKinds kind, NormalizedSchema normalized, Schema identity, string name)
    {
        var type = kind switch
        {
            JsonKinds.None => TypeRef.Json,
            JsonKinds.Array => BindArray(normalized, name),
            JsonKinds.Object => BindObject(normalized, identity, name),
            _ => _scalars.Of(kind, normalized) ?? (IsAny(kind) ? TypeRef.Json : _unions.BindKinds(kind, normalized, identity, name)),
        };
        return new BoundSchema(type, normalized.Nullable && type != TypeRef.Json);
    }

    public void Remember(Schema schema, BoundSchema bound) => _bound[schema] = bound;

    /// <summary>The schemas of a map's values; none where any value may stand there.</summary>
    public static IReadOnlyList<Schema> MapValues(NormalizedSchema normalized)
    {
        if (normalized.Additional is { } additional)
        {
            return [.. normalized.Patterns, additional];
        }

        // Beside patterns, any other name is allowed with any value, unless the object is closed.
        return normalized.Closed ? normalized.Patterns : [];
    }

    private static bool IsAny(JsonKinds kinds) => (kinds | JsonKinds.Null) == JsonKinds.Any;

    private bool NullsAmong(UnionPart union) => union.Branches.Any(branch => branch.IsOnlyNull || _normalizer.Normalize(branch).Nullable);

    private BoundSchema BindReference(Schema schema, Schema target)
    {
        var bound = Bind(target, _names.Of(target));
        return bound with { Nullable = bound.Type != TypeRef.Json && (bound.Nullable || schema.IsMarkedNullable) };
    }

    private ListRef BindArray(NormalizedSchema normalized, string name)
    {
        var rest = normalized.Items is { IsObject: true } items ? items : null;
        if (rest is not null && normalized.PrefixItems.Count == 0)
        {
            var item = Bind(rest, SchemaNames.Item(name));
            return new ListRef(item.Type, item.Nullable);
        }

        // A tuple: one item type where all places agree, else whatever JSON stands there.
        var places = normalized.PrefixItems.ToList();
        if (rest is not null)
        {
            places.Add(rest);
        }

        var types = places.Select((place, index) => Bind(place, SchemaNames.Place(name, index + 1))).Distinct().ToList();
        return types.Count == 1 && (rest is not null || normalized.Items is { Boolean: false } || EndsWith(places.Count, normalized))
            ? new ListRef(types[0].Type, types[0].Nullable)
            : new ListRef(TypeRef.Json, false);
    }

    /// <summary>Whether no item may stand behind the places of a tuple; without such a limit there may be anything.</summary>
    private static bool EndsWith(int count, NormalizedSchema normalized) => normalized.Parts.Exists(part =>
        int.TryParse(part.TextOf(SchemaKeywords.MaxItems), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most <= count);

    private TypeRef BindObject(NormalizedSchema normalized, Schema identity, string name)
    {
        if (normalized.HasProperties
            || (normalized.Closed && normalized.Patterns.Count == 0)
            || normalized.Discriminator is not null
            || _hierarchies.IsParent(identity))
        {
            return _declarations.Add(identity, normalized, ModelKind.Object, name).Reference;
        }

        var values = MapValues(normalized);
        if (values.Count == 0)
        {
            return new MapRef(TypeRef.Json, false);
        }

        var bound = values.Select((schema, index) => Bind(schema, SchemaNames.Value(name, index))).ToList();
        return bound.TrueForAll(other => other.Type == bound[0].Type)
            ? new MapRef(bound[0].Type, bound.Exists(static other => other.Nullable))
            : new MapRef(TypeRef.Json, false);
    }
}
