using KlingGen.Patterns;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Turns the rules of schemas into assertions over C# types.</summary>
internal sealed partial class AssertionBinder(SpecReader reader, SchemaBinder schemas)
{
    /// <summary>Conditions are written out where they stand, so that schemas that name each other twice double at each step.</summary>
    private const int MaxRules = 10_000;

    /// <summary>A document that is refused need not be written out as far.</summary>
    private const int MaxRulesOfRefused = 100;

    private const int MaxDepth = 64;

    private readonly HashSet<YamlNode> _active = [];
    private UnionPart? _typed;
    private string? _message;
    private bool _warning;
    private int _rules;
    private int _mostRules = MaxRules;

    /// <summary>The rules that a C# type made of these schemas does not carry itself: limits, conditions, names that must be present.</summary>
    public EquatableArray<Assertion> BeyondType(IReadOnlyList<SpecNode> sources, TypeRef type) => Bind(sources, type, whole: false);

    /// <summary>All that a schema says, over a type that was made of another one: conditions and rule schemas.</summary>
    public EquatableArray<Assertion> Whole(SpecNode schema, TypeRef type) => Bind([schema], type, whole: true);

    /// <summary>The rules of a declared type itself.</summary>
    public EquatableArray<Assertion> OfDeclaration(TypeDeclaration declaration)
    {
        var found = new List<Assertion>();
        BindShape(declaration.Shape, declaration.Reference, whole: false, found);
        return found.ToEquatableArray();
    }

    public EquatableArray<Assertion> OfCase(TypeDeclaration union, BoundCase @case)
    {
        if (union.Mode == UnionMode.TypeArray)
        {
            var found = new List<Assertion>();
            BindShape(@case.Shape, @case.Type, whole: false, found);
            return found.ToEquatableArray();
        }

        return @case.Schemas.Count == 1 ? BeyondType(@case.Schemas, @case.Type) : Alternatives(@case.Schemas, @case.Type, union.Mode);
    }

    /// <summary>What stands beside the cases of a union: of a value whichever case it is.</summary>
    public EquatableArray<Assertion> OfUnion(TypeDeclaration union)
    {
        var found = new List<Assertion>();
        if (union.Mode == UnionMode.TypeArray || schemas.TypedUnion(union.Shape) is not { } typed)
        {
            return default;
        }

        if (union.Shape.Properties.Count == 0)
        {
            _typed = typed;
            BindShape(union.Shape, union.Reference, whole: true, found);
            _typed = null;
            return found.ToEquatableArray();
        }

        // The cases hold the members of the parent, and with them its rules, but for unions that would be types of their own.
        foreach (var other in union.Shape.Unions)
        {
            if (other != typed && !other.Branches.All(branch => schemas.OnlyNarrows(branch, union.Cases[0].Shape)))
            {
                found.AddRange(Alternatives(other.Branches, union.Reference, other.Mode));
            }
        }

        return found.ToEquatableArray();
    }

    private EquatableArray<Assertion> Bind(IReadOnlyList<SpecNode> sources, TypeRef type, bool whole)
    {
        var found = new List<Assertion>();
        foreach (var source in sources)
        {
            BindInto(source, type, whole, found);
        }

        return found.ToEquatableArray();
    }

    private void BindInto(SpecNode source, TypeRef type, bool whole, List<Assertion> found)
    {
        if (!whole && type is ModelRef { Kind: not ModelKind.Enum } && schemas.PureReference(source) is { } target && schemas.Bind(target, "").Type == type)
        {
            // The type validates itself.
            return;
        }

        if (source.Node is YamlScalar { Kind: YamlScalarKind.Boolean })
        {
            if (schemas.Flatten(source).Never)
            {
                found.Add(Say(new NeverAssertion()));
            }

            return;
        }

        _rules = _active.Count == 0 ? 0 : _rules + 1;
        if (_active.Count > MaxDepth || _rules > _mostRules)
        {
            Refuse(source);
            return;
        }

        if (!_active.Add(source.Node))
        {
            if (whole)
            {
                reader.Report(SpecDescriptors.UnsupportedKeyword, source, "a condition on a schema that contains itself");
            }

            return;
        }

        // An enum carries its list of values, and no other rule of its schema.
        if (whole || type is not ModelRef { Kind: not ModelKind.Enum } || schemas.DeclarationOf(type) is not { } declaration || !Made(declaration, source))
        {
            BindShape(schemas.Flatten(source), type, whole, found);
        }

        _active.Remove(source.Node);
    }

    private void Refuse(SpecNode schema)
    {
        reader.Report(SpecDescriptors.ComplexityLimit, schema);
        _mostRules = MaxRulesOfRefused;
    }

    /// <summary>Whether the type was made of just this schema, and so carries its rules itself.</summary>
    private static bool Made(TypeDeclaration declaration, SpecNode source) =>
        ReferenceEquals(declaration.Schema.Node, source.Node) || declaration.Enums.Exists(owner => ReferenceEquals(owner.Node, source.Node));

    private void BindShape(SchemaShape shape, TypeRef type, bool whole, List<Assertion> found)
    {
        if (shape.Never)
        {
            found.Add(Say(new NeverAssertion()));
        }

        foreach (var part in shape.Parts)
        {
            var (message, warning) = (_message, _warning);
            _message = reader.Text(part, "x-error-message") ?? _message;
            _warning |= reader.Text(part, "x-severity") == "warning";
            if (part["$ref"] is null || part.Document.Version != SpecVersion.V30)
            {
                BindKeywords(part, shape, type, whole, found);
            }

            (_message, _warning) = (message, warning);
        }
    }

    private T Say<T>(T assertion)
        where T : Assertion => assertion with { Message = _message, IsWarning = _warning };

    private EquatableArray<Assertion> Alternatives(IReadOnlyList<SpecNode> branches, TypeRef type, UnionMode mode)
    {
        // What fails in a branch fails no rule yet, so the severity of the whole is none of its business.
        var groups = branches.Select(branch => new AssertionGroup(Condition(branch, type))).ToList();
        if (mode == UnionMode.OneOf)
        {
            return new([Say(new OneOfAssertion(groups.ToEquatableArray()))]);
        }

        return groups.Exists(static group => group.Assertions.Count == 0)
            ? default
            : new([Say(new AnyOfAssertion(groups.ToEquatableArray()))]);
    }

    /// <summary>A pattern that can be run; null, and a warning at its key, for any other.</summary>
    private string? Pattern(SpecNode mapping, string key, string pattern)
    {
        if (EcmaPattern.Problem(pattern) is not { } problem)
        {
            return pattern;
        }

        reader.ReportKey(SpecDescriptors.InvalidPattern, mapping, key, pattern, problem);
        return null;
    }
}
