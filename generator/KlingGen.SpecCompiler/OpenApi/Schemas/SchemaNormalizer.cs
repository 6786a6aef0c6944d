using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>Follows references and merges <c>allOf</c>. What a single schema says is kept, because several steps ask.</summary>
internal sealed class SchemaNormalizer
{
    /// <summary>Schemas that lead to each other more often than this are refused: the stack is finite.</summary>
    public const int MaxDepth = 300;

    private readonly Dictionary<Schema, NormalizedSchema> _known = [];
    private readonly HashSet<Schema> _merged = [];
    private readonly ToldCircles _told = new();

    public SchemaNormalizer()
    {
        Alternatives = new Alternatives(_told);
        Parents = new ParentLists(Alternatives);
    }

    /// <summary>The branches of unions.</summary>
    public Alternatives Alternatives { get; }

    /// <summary>The schemas that list what refines them.</summary>
    public ParentLists Parents { get; }

    /// <summary>What schemas say that all speak of one value.</summary>
    public NormalizedSchema Normalize(IReadOnlyList<Schema> schemas)
    {
        if (schemas.Count != 1)
        {
            return Merge(schemas, []);
        }

        if (!_known.TryGetValue(schemas[0], out var known))
        {
            _known.Add(schemas[0], known = Merge(schemas, []));
        }

        return known;
    }

    public NormalizedSchema Normalize(Schema schema) => _known.TryGetValue(schema, out var known) ? known : Normalize([schema]);

    /// <param name="schemas">The schemas that all speak of one value.</param>
    /// <param name="opened">Schema objects whose <c>oneOf</c> and <c>anyOf</c> are left out, because their branches are merged one by
    /// one.</param>
    public NormalizedSchema Merge(IReadOnlyList<Schema> schemas, IReadOnlyList<Schema> opened)
    {
        var merged = new NormalizedSchema { Sources = schemas, Opened = opened };
        var way = new MergeWay();
        _merged.Clear();
        foreach (var schema in schemas)
        {
            Add(merged, schema, way, isPart: false);
        }

        merged.ChooseEnum();
        return merged;
    }

    /// <summary>Whether a diagnostic says that a schema leads back to itself.</summary>
    public bool IsCircular(Schema schema)
    {
        Normalize(schema);
        return _told.Contains(schema);
    }

    /// <param name="isPart">Whether it is one of an <c>allOf</c>.</param>
    private void Add(NormalizedSchema merged, Schema schema, MergeWay way, bool isPart)
    {
        if (!schema.IsObject)
        {
            AddBoolean(merged, schema);
            return;
        }

        if (!way.Enter(schema, isPart))
        {
            ReportCircle(schema, way);
            return;
        }

        // Else it was merged before by another way.
        if (_merged.Add(schema))
        {
            if (way.Count > MaxDepth)
            {
                schema.Report(SpecDescriptors.ComplexityLimit);
            }
            else
            {
                AddObject(merged, schema, way);
            }
        }

        way.Leave();
    }

    /// <summary>A part of an <c>allOf</c> that leads back to the whole adds nothing; references that lead back to each other stand for
    /// nothing.</summary>
    private void ReportCircle(Schema schema, MergeWay way)
    {
        var circle = way.From(schema);
        if (circle.FirstOrDefault(static step => step.IsPart).Schema is { } part)
        {
            _told.Report(part, SpecDescriptors.OwnBranch, [schema, .. circle.Select(static step => step.Schema)]);
        }
        else
        {
            _told.Report(schema, SpecDescriptors.CircularReference, []);
        }
    }

    private void AddObject(NormalizedSchema merged, Schema schema, MergeWay way)
    {
        if (schema.Reference is { } target)
        {
            Add(merged, target, way, isPart: false);
        }

        if (schema.IsReferenceAlone)
        {
            merged.Nullable |= schema.IsMarkedNullable;
            return;
        }

        merged.Parts.Add(schema);
        AddKinds(merged, schema);
        AddMembers(merged, schema);
        AddValues(merged, schema);
        var items = schema.Items;
        merged.Items ??= items;
        merged.PrefixItems.AddRange(schema.PrefixItems);
        foreach (var part in schema.AllOf)
        {
            Add(merged, part, way, isPart: true);
        }

        if (schema.HasAlternatives)
        {
            AddUnions(merged, schema, way);
        }

        merged.Discriminator ??= schema.Discriminator;
    }

    private void AddUnions(NormalizedSchema merged, Schema schema, MergeWay way)
    {
        // A list that names who refines its schema is not for those who do.
        if (way.HasPart && (Parents.IsParent(schema) || IsListed(schema, way)))
        {
            merged.Parents.Add(schema);
            return;
        }

        AddUnion(merged, schema, isOneOf: true);
        AddUnion(merged, schema, isOneOf: false);
    }

    private bool IsListed(Schema schema, MergeWay way) =>
        (Alternatives.Of(schema, isOneOf: true) ?? []).Concat(Alternatives.Of(schema, isOneOf: false) ?? [])
            .Any(branch => way.Contains(branch) || way.Contains(SchemaTargets.Quietly(branch)));

    private static void AddBoolean(NormalizedSchema merged, Schema schema)
    {
        if (schema.Boolean is { } allowed)
        {
            merged.Never |= !allowed;
        }
        else if (!schema.IsNull)
        {
            schema.ReportInvalid();
        }
    }

    private static void AddKinds(NormalizedSchema merged, Schema schema)
    {
        merged.Nullable |= schema.IsMarkedNullable;
        if (schema.NamedKinds is not { } kinds)
        {
            return;
        }

        merged.Nullable |= (kinds & JsonKinds.Null) != 0;
        if ((kinds & ~JsonKinds.Null) != JsonKinds.None)
        {
            merged.Restrict(kinds & ~JsonKinds.Null);
        }
    }

    private static void AddMembers(NormalizedSchema merged, Schema schema)
    {
        merged.HasProperties |= schema.Properties.Any();
        merged.Require(schema.Required);
        if (schema.AdditionalProperties is { IsNull: false } additional)
        {
            if (additional.Boolean is { } allowed)
            {
                merged.Closed |= !allowed;
            }
            else if (additional.IsObject)
            {
                merged.Additional ??= additional;
            }
            else
            {
                schema.ReportAdditionalProperties();
            }
        }

        merged.Patterns.AddRange(schema.PatternProperties.Select(static member => member.Schema));
    }

    private static void AddValues(NormalizedSchema merged, Schema schema)
    {
        if (schema.Enum is { } values)
        {
            merged.ValueLists.Add(schema);
            merged.Enum = schema;
            merged.Nullable |= values.Any(static value => value.IsNull);
        }
        else if (schema.Const is { } constant)
        {
            merged.ValueLists.Add(schema);
            merged.Enum ??= schema;
            merged.EnumIsConst = true;
            merged.Nullable |= constant.IsNull;
        }

        merged.Format = schema.Format ?? merged.Format;
    }

    private void AddUnion(NormalizedSchema merged, Schema schema, bool isOneOf)
    {
        if (!merged.Opened.Contains(schema) && Alternatives.Of(schema, isOneOf) is { } branches)
        {
            merged.Unions.Add(new UnionPart(schema, isOneOf, branches));
        }
    }
}
