using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class SchemaBinder
{
    /// <summary>More types than this are not made of one schema by merging what stands beside unions into their branches.</summary>
    private const int MaxMergedCases = 1000;

    private const int MaxMergedDepth = 32;

    /// <summary>Deeper in each other than this are only the unions of a document that is refused: each has two schemas on the way, its own and the one that refers to the next.</summary>
    private const int MaxUnionDepth = SchemaFlattener.MaxDepth / 2;

    private readonly Dictionary<YamlNode, int> _cases = [];

    private readonly Dictionary<(YamlNode Schema, string? Member), List<string>> _fixedValues = [];

    private BoundSchema BindUnion(SchemaShape shape, UnionPart union, SpecNode identity, string hint)
    {
        var branches = union.Branches.Where(branch => !IsNull(branch)).ToList();
        var nullable = shape.Nullable || branches.Count < union.Branches.Count;
        foreach (var circular in branches.FindAll(branch => ReferenceEquals(Target(branch).Node, identity.Node)))
        {
            reader.Report(SpecDescriptors.CircularReference, circular);
            branches.Remove(circular);
        }

        if (branches.Count == 0)
        {
            return new BoundSchema(TypeRef.Json, false);
        }

        // Members beside a union belong to each of its cases.
        var merged = shape.Properties.Count > 0;
        if (branches.Count == 1 && !merged)
        {
            var only = IsComponent(identity) && branches[0]["$ref"] is null
                ? BindShape(Flatten(branches[0]), identity, hint)
                : Bind(branches[0], hint);
            return only with { Nullable = only.Type != TypeRef.Json && (nullable || only.Nullable) };
        }

        if (merged && Multiplies(shape, union))
        {
            return Refuse(identity);
        }

        var alternatives = branches.ConvertAll(branch => new Alternative(
            branch,
            merged ? _flattener.Flatten([.. shape.Sources, branch], [.. shape.Opened, union.Owner.Node]) : Flatten(branch),
            merged));
        var bound = BindAlternatives(alternatives, union.Mode, shape, identity, hint);
        return bound with { Nullable = bound.Type != TypeRef.Json && (nullable || bound.Nullable) };
    }

    /// <summary>Whether members would be merged into more types than anybody means: unions in the branches of unions come to that in a few steps.</summary>
    private bool Multiplies(SchemaShape shape, UnionPart union) =>
        shape.Unions.Exists(other => (other != union && IsTyped(other, shape)) || other.Branches.Any(branch => Cases(branch, []) > 1)) && Cases(shape, []) > MaxMergedCases;

    /// <summary>How many types there are when each branch of each union is merged with what stands beside it.</summary>
    private int Cases(SchemaShape shape, HashSet<YamlNode> active)
    {
        var cases = 1;
        foreach (var union in shape.Unions.Where(union => IsTyped(union, shape)))
        {
            cases = Math.Min(cases * union.Branches.Sum(branch => Cases(branch, active)), MaxMergedCases) + 1;
        }

        return cases;
    }

    private int Cases(SpecNode branch, HashSet<YamlNode> active)
    {
        if (_cases.TryGetValue(branch.Node, out var known))
        {
            return known;
        }

        if (active.Count > MaxMergedDepth)
        {
            return MaxMergedCases;
        }

        var cases = active.Add(branch.Node) ? Cases(Flatten(branch), active) : 1;
        active.Remove(branch.Node);
        return _cases[branch.Node] = cases;
    }

    private BoundSchema BindAlternatives(List<Alternative> alternatives, UnionMode mode, SchemaShape shape, SpecNode identity, string hint)
    {
        var groups = alternatives.GroupBy(GroupOf).Select(static group => group.ToList()).ToList();
        var nullable = alternatives.Exists(static alternative => alternative.Shape.Nullable);
        if (groups.Count == 1)
        {
            return BindGroup(groups[0], identity, hint) with { Nullable = nullable };
        }

        var declaration = Declare(identity, shape, ModelKind.Union, hint);
        declaration.Mode = mode;
        _bound[identity.Node] = new BoundSchema(declaration.Reference, nullable);
        var names = CaseNames(declaration);
        var valuesOf = DiscriminatorValues(shape, alternatives);
        foreach (var group in groups)
        {
            var name = declaration.Reference.Name + VariantName(group[0], groups.IndexOf(group));
            var bound = BindGroup(group, group[0].Merged ? new SpecNode(identity.Document, new YamlScalar(identity.Node.Line, identity.Node.Column, "", YamlScalarKind.Null), identity.Pointer) : group[0].Schema, name);
            nullable |= bound.Nullable;
            if (bound.Type == declaration.Reference)
            {
                // By way of a union of one, perhaps in another file.
                reader.Report(SpecDescriptors.CircularReference, group[0].Schema);
                continue;
            }

            var schemas = group.ConvertAll(static alternative => alternative.Schema);
            var values = group.SelectMany(valuesOf).ToList();
            declaration.Cases.Add(new BoundCase(names.Take(CaseName(bound.Type)), bound.Type, KindsOf(bound.Type), group[0].Shape, schemas, values, group.Exists(alternative => IsDefault(shape, alternative.Schema))));
        }

        return new BoundSchema(declaration.Reference, nullable);
    }

    /// <summary>Alternatives with the same key cannot be told apart by a reader and become one case.</summary>
    private object GroupOf(Alternative alternative)
    {
        var shape = alternative.Shape;
        if (TypedUnion(shape) is not null)
        {
            return Target(alternative.Schema).Node;
        }

        return (shape.Kinds ?? InferKinds(shape)) switch
        {
            JsonKinds.String => JsonKinds.String,
            JsonKinds.Integer or JsonKinds.Number or JsonKinds.Fraction => JsonKinds.Number,
            JsonKinds.Boolean => JsonKinds.Boolean,
            JsonKinds.Array => JsonKinds.Array,
            JsonKinds.None => JsonKinds.Any,
            JsonKinds.Object when shape.Properties.Count == 0 && !shape.Closed => JsonKinds.Object,
            _ => Target(alternative.Schema).Node,
        };
    }

    private SpecNode Target(SpecNode schema)
    {
        for (var i = 0; i < MaxRuleDepth && PureReference(schema) is { } target; i++)
        {
            schema = target;
        }

        return schema;
    }

    private BoundSchema BindGroup(List<Alternative> group, SpecNode identity, string hint)
    {
        var first = group[0];
        if (group.Count == 1)
        {
            return first.Merged ? BindShape(first.Shape, identity, hint) : Bind(first.Schema, hint);
        }

        var kinds = first.Shape.Kinds ?? InferKinds(first.Shape);
        switch (kinds)
        {
            case JsonKinds.String:
                return new BoundSchema(BindStrings(group, identity, hint), false);
            case JsonKinds.Array:
                var items = group.Select(static alternative => alternative.Shape.Items).ToList();
                if (items.TrueForAll(static item => item is { Mapping: not null }))
                {
                    var alternatives = items.ConvertAll(item => new Alternative(item!.Value, Flatten(item.Value), false));
                    var place = new SpecNode(identity.Document, new YamlScalar(identity.Node.Line, identity.Node.Column, "", YamlScalarKind.Null), identity.Pointer);
                    var item = BindAlternatives(alternatives, UnionMode.AnyOf, new SchemaShape(), place, hint + "Item");
                    return new BoundSchema(new ListRef(item.Type, item.Nullable), false);
                }

                return new BoundSchema(new ListRef(TypeRef.Json, false), false);
            case JsonKinds.Integer or JsonKinds.Number or JsonKinds.Fraction:
                var number = group.Find(static alternative => (alternative.Shape.Kinds & JsonKinds.Fraction) != 0) ?? first;
                return Bind(number.Schema, hint);
            case JsonKinds.Object when first.Shape.Properties.Count == 0 && !first.Shape.Closed:
                var maps = group.Select(alternative => Bind(alternative.Schema, hint).Type).Distinct().ToList();
                return new BoundSchema(maps.Count == 1 ? maps[0] : new MapRef(TypeRef.Json, false), false);
            case JsonKinds.None:
                return new BoundSchema(TypeRef.Json, false);
            default:
                return first.Merged ? BindShape(first.Shape, identity, hint) : Bind(first.Schema, hint);
        }
    }

    /// <summary>Strings that are enums or not: one enum of all their values, open when any other string is valid too.</summary>
    private TypeRef BindStrings(List<Alternative> group, SpecNode identity, string hint)
    {
        var enums = group.FindAll(static alternative => alternative.Shape.Enum is not null);
        if (enums.Count == 0)
        {
            var types = group.Select(alternative => StringKind(alternative.Shape)).Distinct().ToList();
            return new PrimitiveRef(types.Count == 1 ? types[0] : PrimitiveKind.String);
        }

        var declaration = Declare(identity, enums[0].Shape, ModelKind.Enum, hint);
        enums.ForEach(alternative => AddEnum(declaration, alternative.Shape));
        declaration.OpenEnum = enums.Count < group.Count;
        return declaration.Reference;
    }

    /// <summary>The discriminator's values of each alternative: those of the mapping, else those that no other alternative allows, else its name.</summary>
    private Func<Alternative, IEnumerable<string>> DiscriminatorValues(SchemaShape shape, List<Alternative> alternatives)
    {
        if (shape.Discriminator is not { } discriminator)
        {
            return static _ => [];
        }

        var name = reader.DiscriminatorName(discriminator);
        var allowed = alternatives.Select(alternative => FixedValues(alternative.Schema, name)).ToList();
        var shared = allowed.SelectMany(static values => values.Distinct()).GroupBy(static value => value).Where(static group => group.Count() > 1).Select(static group => group.Key).ToList();
        return alternative =>
        {
            var target = Target(alternative.Schema);
            var mapped = (discriminator["mapping"]?.Members()).OrEmpty()
                .Where(entry => MappedSchema(entry.Key.Text, entry.Value) is { } schema && ReferenceEquals(Target(schema).Node, target.Node))
                .Select(static entry => entry.Key.Text)
                .ToList();
            if (mapped.Count > 0)
            {
                return mapped;
            }

            var own = allowed[alternatives.IndexOf(alternative)].Except(shared).ToList();
            return own.Count > 0 || alternative.Schema["$ref"] is null ? own : JsonPointer.Segments(target.Pointer).Reverse().Take(1);
        };
    }

    /// <summary>The values that a schema allows for one of its members; none when it allows any.</summary>
    private List<string> FixedValues(SpecNode schema, string? member, int depth = 0)
    {
        if (!_fixedValues.TryGetValue((schema.Node, member), out var values))
        {
            // Unions that lead round in a circle allow any, whichever of them is asked first.
            _fixedValues[(schema.Node, member)] = [];
            values = FixedValues(Flatten(schema), member, depth);
            _fixedValues[(schema.Node, member)] = values;
        }

        return values;
    }

    private List<string> FixedValues(SchemaShape shape, string? member, int depth)
    {
        var (_, sources) = shape.Properties.Find(property => property.Name == member);
        if (sources is not null)
        {
            return Flatten(sources).Values.Select(static value => value.Text).OfType<string>().ToList();
        }

        var inner = shape.Unions.Count == 1 && depth < MaxUnionDepth ? shape.Unions[0].Branches.Select(branch => FixedValues(branch, member, depth + 1)).ToList() : [];
        return inner.TrueForAll(static values => values.Count > 0) ? inner.SelectMany(static values => values).Distinct().ToList() : [];
    }

    /// <summary>OpenAPI 3.2: the alternative for a discriminator that is absent or has a value of no mapping.</summary>
    private bool IsDefault(SchemaShape shape, SpecNode branch) =>
        shape.Discriminator?["defaultMapping"] is { } named && MappedSchema("defaultMapping", named) is { } schema && ReferenceEquals(Target(schema).Node, Target(branch).Node);

    /// <summary>A mapping's value is a reference, or the bare name of a component.</summary>
    private SpecNode? MappedSchema(string key, SpecNode value)
    {
        if (value.Text is not { } text)
        {
            return null;
        }

        if (value.Document.Find(JsonPointer.Append("/components/schemas", text)) is { } named)
        {
            return new SpecNode(value.Document, named.Node, named.Pointer);
        }

        if (reader.TryResolve(value) is { } target)
        {
            return target;
        }

        reader.Report(SpecDescriptors.UnknownMapping, value, key, text);
        return null;
    }

    private bool IsNull(SpecNode branch) =>
        branch.Mapping is not null
        && (OwnKinds(branch) == JsonKinds.Null
            || branch["const"] is { IsNull: true }
            || (branch["enum"] is { Node: YamlSequence } values && values.Items().Any() && values.Items().All(static value => value.IsNull)));

    private string VariantName(Alternative alternative, int index) =>
        alternative.Schema["title"]?.Text is { } title && CSharpName.Pascal(title) is { Length: > 0 } name
            ? name
            : alternative.Schema["$ref"]?.Text is { } reference && CSharpName.Pascal(reference.Substring(reference.LastIndexOf('/') + 1)) is { Length: > 0 } target
                ? target
                : FixedName(alternative.Shape) ?? "Variant" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The one value of a member that must be there, such as the <c>type</c> of a message: what authors tell the cases apart by.</summary>
    private string? FixedName(SchemaShape shape)
    {
        foreach (var (name, sources) in shape.Properties)
        {
            if (shape.Required.Contains(name))
            {
                var values = Flatten(sources).Values.ToList();
                if (values.Count == 1 && values[0].Node is YamlScalar { Kind: YamlScalarKind.String } scalar && CSharpName.Pascal(scalar.Text) is { Length: > 0 } word && word[0] != '_')
                {
                    return word;
                }
            }
        }

        return null;
    }

    private static NameScope CaseNames(TypeDeclaration declaration) =>
        new("Case", declaration.Reference.Name, "Match", "Read", "Write", "Validate", "ValidateMore", "Value", "Json", "Equals", "ToString", "GetHashCode", "GetType");

    private static string CaseName(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 } => "Integer",
        PrimitiveRef { Kind: PrimitiveKind.Single or PrimitiveKind.Double or PrimitiveKind.Decimal } => "Number",
        PrimitiveRef { Kind: PrimitiveKind.Json } => "Element",
        PrimitiveRef primitive => primitive.Kind.ToString(),
        ModelRef model => model.Name,
        ListRef => "List",
        MapRef => "Map",
        _ => "Case",
    };

    public JsonKinds KindsOf(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Json } => JsonKinds.Any,
        PrimitiveRef { Kind: PrimitiveKind.Boolean } => JsonKinds.Boolean,
        PrimitiveRef { Kind: PrimitiveKind.Int32 or PrimitiveKind.Int64 } => JsonKinds.Integer,
        PrimitiveRef { Kind: PrimitiveKind.Single or PrimitiveKind.Double or PrimitiveKind.Decimal } => JsonKinds.Number,
        PrimitiveRef or ModelRef { Kind: ModelKind.Enum } => JsonKinds.String,
        ListRef => JsonKinds.Array,
        MapRef or ModelRef { Kind: ModelKind.Object } => JsonKinds.Object,
        _ => DeclarationOf(type)?.Cases.Aggregate(JsonKinds.None, static (all, @case) => all | @case.Kinds) ?? JsonKinds.Any,
    };

    /// <summary>The kinds of JSON that schemas which all speak of one value leave to it, null included.</summary>
    public JsonKinds KindsOf(IReadOnlyList<SpecNode> speakers) => KindsOf(Flatten(speakers), []);

    private JsonKinds KindsOf(SchemaShape shape, HashSet<YamlNode> seen)
    {
        if (shape.Parts.Exists(IsNull))
        {
            return JsonKinds.Null;
        }

        var kinds = shape.Kinds ?? (TypedUnion(shape) is { } union
            ? union.Branches.Where(branch => seen.Add(Target(branch).Node)).Aggregate(JsonKinds.None, (all, branch) => all | KindsOf(Flatten(branch), seen))
            : InferKinds(shape));
        return (kinds == JsonKinds.None ? JsonKinds.Any : kinds) | (shape.Nullable ? JsonKinds.Null : JsonKinds.None);
    }

    /// <param name="Merged">Whether the shape holds the members of the parent too, so that it is a type of its own.</param>
    private sealed record Alternative(SpecNode Schema, SchemaShape Shape, bool Merged);
}
