using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>Turns the keywords of schemas into assertions over C# types, each by its entry in one table.</summary>
internal sealed class RuleBinder
{
    private readonly Dictionary<SchemaKeyword, Action<RuleScope>> _rules;
    private readonly RuleComplexity _complexity = new();
    private readonly DocumentTypes _types;

    public RuleBinder(DocumentTypes types)
    {
        _types = types;
        var values = new ValueRules(types);
        var arrays = new ArrayRules(this);
        var objects = new ObjectRules(this, types);
        var conditions = new ConditionRules(this, types);
        var unevaluated = new UnevaluatedRules(this, _complexity, types);
        _rules = new()
        {
            [SchemaKeywords.Type] = ValueRules.Type,
            [SchemaKeywords.Enum] = values.Enum,
            [SchemaKeywords.Const] = values.Const,
            [SchemaKeywords.AnyOf] = conditions.AnyOf,
            [SchemaKeywords.OneOf] = conditions.OneOf,
            [SchemaKeywords.Not] = conditions.Not,
            [SchemaKeywords.If] = conditions.If,
            [SchemaKeywords.Items] = arrays.Items,
            [SchemaKeywords.PrefixItems] = arrays.PrefixItems,
            [SchemaKeywords.Contains] = arrays.Contains,
            [SchemaKeywords.UnevaluatedItems] = unevaluated.Items,
            [SchemaKeywords.Properties] = objects.Properties,
            [SchemaKeywords.Required] = objects.Required,
            [SchemaKeywords.AdditionalProperties] = objects.AdditionalProperties,
            [SchemaKeywords.PatternProperties] = objects.PatternProperties,
            [SchemaKeywords.PropertyNames] = objects.PropertyNames,
            [SchemaKeywords.DependentRequired] = objects.DependentRequired,
            [SchemaKeywords.DependentSchemas] = objects.DependentSchemas,
            [SchemaKeywords.UnevaluatedProperties] = unevaluated.Properties,
        };
        foreach (var limit in SchemaKeywords.Limits)
        {
            _rules.Add(limit, scope => ValueRules.Limit(scope, limit));
        }
    }

    /// <summary>The keywords that become rules.</summary>
    public IEnumerable<SchemaKeyword> Keywords => _rules.Keys;

    /// <summary>The rules that a C# type made of these schemas does not carry itself.</summary>
    public EquatableArray<Assertion> BeyondType(IReadOnlyList<Schema> sources, TypeRef type)
    {
        var found = new List<Assertion>();
        foreach (var source in sources)
        {
            Bind(source, type, RuleCoverage.BeyondType, default, null, found);
        }

        return found.ToEquatableArray();
    }

    /// <summary>All that a schema says, over a type that was made of another one: conditions and rule schemas.</summary>
    public EquatableArray<Assertion> Whole(Schema schema, TypeRef type) => Bind(schema, type, RuleCoverage.Whole, default, null);

    /// <summary>The rules of a declared type itself.</summary>
    public EquatableArray<Assertion> OfDeclaration(TypeDeclaration declaration) =>
        Bind(declaration.Normalized, declaration.Reference, RuleCoverage.BeyondType, null).ToEquatableArray();

    public EquatableArray<Assertion> OfCase(TypeDeclaration union, BoundCase @case)
    {
        if (union.Mode == UnionMode.TypeArray)
        {
            return Bind(@case.Normalized, @case.Type, RuleCoverage.BeyondType, null).ToEquatableArray();
        }

        return @case.Schemas.Count == 1
            ? BeyondType(@case.Schemas, @case.Type)
            : Alternatives(default, @case.Schemas, @case.Type, null, union.Mode == UnionMode.OneOf).ToEquatableArray();
    }

    /// <summary>What stands beside the cases of a union: of a value whichever case it is.</summary>
    public EquatableArray<Assertion> OfUnion(TypeDeclaration union)
    {
        if (union.Mode == UnionMode.TypeArray || TypedUnions.Of(union.Normalized) is not { } typed)
        {
            return default;
        }

        if (!union.Normalized.HasProperties)
        {
            return Bind(union.Normalized, union.Reference, RuleCoverage.Whole, typed).ToEquatableArray();
        }

        // The cases hold the members of the parent, and with them its rules, but for unions that would be types of their own.
        return union.Normalized.Unions
            .Where(other => other != typed && !other.Branches.All(branch => TypedUnions.OnlyNarrows(branch, union.Cases[0].Normalized)))
            .SelectMany(other => Alternatives(default, other.Branches, union.Reference, null, other.IsOneOf))
            .ToEquatableArray();
    }

    /// <summary>What a schema inside another one says.</summary>
    public EquatableArray<Assertion> Inside(RuleScope scope, Schema schema, TypeRef type, RuleCoverage coverage) =>
        Bind(schema, type, coverage, scope.Voice, scope.Typed);

    /// <summary>What a schema says that is only asked, not demanded: sentences and severities of the demand do not apply to it.</summary>
    public EquatableArray<Assertion> Condition(RuleScope scope, Schema schema, TypeRef type) =>
        Bind(schema, type, RuleCoverage.Whole, default, scope.Typed);

    public void AddAlternatives(RuleScope scope, IReadOnlyList<Schema> branches, bool isOneOf) =>
        scope.Found.AddRange(Alternatives(scope.Voice, branches, scope.Type, scope.Typed, isOneOf));

    private List<Assertion> Alternatives(RuleVoice voice, IReadOnlyList<Schema> branches, TypeRef type, UnionPart? typed, bool isOneOf)
    {
        // What fails in a branch fails no rule yet, so the severity of the whole is none of its business.
        var groups = branches.Select(branch => new AssertionGroup(Bind(branch, type, RuleCoverage.Whole, default, typed))).ToList();
        return isOneOf ? [voice.Say(new OneOfAssertion(groups.ToEquatableArray()))]
            : groups.Exists(static group => group.Assertions.Count == 0) ? []
            : [voice.Say(new AnyOfAssertion(groups.ToEquatableArray()))];
    }

    private EquatableArray<Assertion> Bind(Schema source, TypeRef type, RuleCoverage coverage, RuleVoice voice, UnionPart? typed)
    {
        var found = new List<Assertion>();
        Bind(source, type, coverage, voice, typed, found);
        return found.ToEquatableArray();
    }

    private void Bind(Schema source, TypeRef type, RuleCoverage coverage, RuleVoice voice, UnionPart? typed, List<Assertion> found)
    {
        var isWhole = coverage == RuleCoverage.Whole;
        if (!isWhole
            && type is ModelRef { Kind: not ModelKind.Enum }
            && source.PureReference() is { } target
            && _types.TypeOf(target) == type)
        {
            // The type validates itself.
            return;
        }

        if (source.Boolean is { } allowed)
        {
            if (!allowed)
            {
                found.Add(voice.Say(new NeverAssertion()));
            }

            return;
        }

        if (!_complexity.Enter(source, out var isRepeated))
        {
            if (isRepeated && isWhole)
            {
                source.Report(SpecDescriptors.UnsupportedKeyword, "a condition on a schema that contains itself");
            }

            return;
        }

        // An enum carries its list of values, and no other rule of its schema.
        var isCarried = !isWhole && type is ModelRef { Kind: not ModelKind.Enum } && _types.DeclarationOf(type)?.IsMadeOf(source) == true;
        if (!isCarried)
        {
            Bind(_types.Normalize(source), type, coverage, voice, typed, found);
        }

        _complexity.Leave(source);
    }

    private List<Assertion> Bind(NormalizedSchema normalized, TypeRef type, RuleCoverage coverage, UnionPart? typed)
    {
        var found = new List<Assertion>();
        Bind(normalized, type, coverage, default, typed, found);
        return found;
    }

    private void Bind(
        NormalizedSchema normalized, TypeRef type, RuleCoverage coverage, RuleVoice voice, UnionPart? typed, List<Assertion> found)
    {
        if (normalized.Never)
        {
            found.Add(voice.Say(new NeverAssertion()));
        }

        var kinds = _types.KindsOf(type);
        foreach (var part in normalized.Parts)
        {
            if (!part.IsReferenceAlone)
            {
                BindKeywords(new RuleScope(part, normalized, type, kinds, coverage, voice.Of(part), typed, found));
            }
        }
    }

    private void BindKeywords(RuleScope scope)
    {
        foreach (var (keyword, name) in scope.Schema.Keywords)
        {
            if (keyword is null)
            {
                if (!SchemaKeywords.IsExtension(name))
                {
                    scope.Schema.ReportAt(name, SpecDescriptors.UnknownKeyword, name);
                }
            }
            else if (keyword.Role == KeywordRole.Unsupported)
            {
                scope.Schema.ReportAt(name, SpecDescriptors.UnsupportedKeyword, name);
            }
            else if (_rules.TryGetValue(keyword, out var rule) && (keyword is LimitKeyword || Concerns(keyword, scope.Kinds)))
            {
                // Limits are read in any case, so that what is wrong with them is told.
                rule(scope);
            }
        }
    }

    private static bool Concerns(SchemaKeyword keyword, JsonKinds kinds) => keyword.Kinds == JsonKinds.None || (keyword.Kinds & kinds) != 0;
}
