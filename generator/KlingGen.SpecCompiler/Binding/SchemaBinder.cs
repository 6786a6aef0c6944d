using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Gives each schema its C# type: names first, members later, so that schemas may refer to each other in circles.</summary>
internal sealed partial class SchemaBinder(SpecReader reader, Func<SpecDocument, DocumentScope> scopeOf)
{
    /// <summary>Members that several schemas speak of lead to further ones, in a circle to ever more of them.</summary>
    private const int MaxMergedMembers = 2000;

    private readonly Dictionary<YamlNode, BoundSchema> _bound = [];
    private readonly Dictionary<YamlNode, SchemaShape> _shapes = [];
    private readonly Dictionary<YamlNode, TypeDeclaration> _enums = [];
    private readonly Dictionary<ModelRef, TypeDeclaration> _declarations = [];
    private readonly HashSet<(string Document, string Format)> _formatsTold = [];

    /// <summary>Components that a type bears the name of; whatever else they become, such as the cases of a union, is named after that.</summary>
    private readonly HashSet<YamlNode> _components = [];
    private readonly HashSet<YamlNode> _active = [];

    /// <summary>Schemas whose types something may refer to.</summary>
    private readonly HashSet<YamlNode> _used = [];
    private readonly SchemaFlattener _flattener = new(reader);
    private int _mergedMembers;

    /// <summary>Whether there was something that no type was made for, because it never ends or would not fit into anybody's project. Another document, which comes to it another way, may have one for it.</summary>
    public bool IsTooEntangled { get; private set; }

    /// <summary>What a schema says; kept, because several steps ask.</summary>
    public SchemaShape Flatten(SpecNode schema)
    {
        if (!_shapes.TryGetValue(schema.Node, out var shape))
        {
            _shapes.Add(schema.Node, shape = _flattener.Flatten([schema]));
        }

        return shape;
    }

    public SchemaShape Flatten(IReadOnlyList<SpecNode> schemas) => schemas.Count == 1 ? Flatten(schemas[0]) : _flattener.Flatten(schemas);

    public SpecNode? ItemsOf(SpecNode schema) => _flattener.ItemsOf(schema);

    public JsonKinds? OwnKinds(SpecNode schema) => _flattener.OwnKinds(schema);

    public TypeDeclaration? DeclarationOf(TypeRef type) =>
        type is ModelRef model && _declarations.TryGetValue(model, out var declaration) ? declaration : null;

    /// <summary>Whether anything may refer to the type. Callers may to a component.</summary>
    public bool IsUsed(TypeDeclaration declaration) => _used.Contains(declaration.Schema.Node) || IsComponent(declaration.Schema);

    /// <param name="schema">The schema.</param>
    /// <param name="hint">The C# name for the type, should it need one and not be a component with a name of its own.</param>
    /// <param name="isUse">Whether the caller may refer to the type.</param>
    public BoundSchema Bind(SpecNode schema, string hint, bool isUse = true)
    {
        if (schema.Mapping is not { } mapping)
        {
            return new BoundSchema(TypeRef.Json, false);
        }

        // The document's own traversal comes first, so that its names do not depend on who refers to it.
        scopeOf(schema.Document);
        if (isUse)
        {
            _used.Add(mapping);
        }

        if (_bound.TryGetValue(mapping, out var known))
        {
            return known;
        }

        if (!_active.Add(mapping))
        {
            reader.Report(SpecDescriptors.EndlessSchema, schema);
            return new BoundSchema(TypeRef.Json, false);
        }

        try
        {
            if (_active.Count > SchemaFlattener.MaxDepth)
            {
                return Refuse(schema);
            }

            var bound = PureReference(schema) is { } reference ? BindReference(schema, reference) : BindShape(Flatten(schema), schema, hint);
            _bound[mapping] = bound;
            return bound;
        }
        finally
        {
            _active.Remove(mapping);
        }
    }

    /// <summary>Binds schemas that all speak of one value.</summary>
    public BoundSchema Bind(IReadOnlyList<SpecNode> schemas, string hint)
    {
        if (schemas.Count == 1)
        {
            return Bind(schemas[0], hint);
        }

        // A member that several schemas of an allOf speak of: most often one gives the type and the others narrow it.
        var references = schemas.Where(schema => PureReference(schema) is not null).ToList();
        if (references.Count > 0)
        {
            var bound = references.ConvertAll(schema => Bind(schema, hint));
            if (bound.TrueForAll(other => other.Type == bound[0].Type))
            {
                return bound[0];
            }
        }

        var identity = schemas[schemas.Count - 1];
        return ++_mergedMembers > MaxMergedMembers ? Refuse(identity) : BindShape(Flatten(schemas), identity, hint);
    }

    /// <summary>The schema that this one only points at, with nothing but annotations of its own.</summary>
    public SpecNode? PureReference(SpecNode schema)
    {
        if (schema.Mapping is not { } mapping)
        {
            return null;
        }

        if (schema["$ref"] is { } reference)
        {
            return schema.Document.Version == SpecVersion.V30 || mapping.Entries.All(static entry => entry.Key.Text is "$ref" or "$dynamicRef" or "$recursiveRef" || SchemaKeywords.IsAnnotation(entry.Key.Text))
                ? reader.Resolve(reference)
                : null;
        }

        if (schema["allOf"] is not { Node: YamlSequence } all || !mapping.Entries.All(entry => entry.Key.Text == "allOf" || SchemaKeywords.IsAnnotation(entry.Key.Text)))
        {
            return null;
        }

        var parts = all.Items().Where(static part => !IsAnnotationOnly(part)).ToList();
        return parts.Count == 1 && parts[0]["$ref"] is not null ? parts[0] : null;
    }

    private BoundSchema Refuse(SpecNode schema)
    {
        IsTooEntangled = true;
        reader.Report(SpecDescriptors.ComplexityLimit, schema);
        return new BoundSchema(TypeRef.Json, false);
    }

    private static bool IsAnnotationOnly(SpecNode schema) =>
        schema.Mapping is { } mapping && mapping.Entries.All(static entry => SchemaKeywords.IsAnnotation(entry.Key.Text));

    private BoundSchema BindReference(SpecNode schema, SpecNode target)
    {
        var bound = Bind(target, HintOf(target));
        return bound with { Nullable = bound.Type != TypeRef.Json && (bound.Nullable || reader.Flag(schema, "nullable")) };
    }

    private TypeDeclaration Declare(SpecNode identity, SchemaShape shape, ModelKind kind, string hint)
    {
        var scope = scopeOf(identity.Document);
        var name = scope.ComponentName(identity.Node);

        // The name of a rule schema is that of its check, whoever takes it for a type as well.
        if (name is null || identity["x-constrains"] is not null || !_components.Add(identity.Node))
        {
            var asked = reader.CSharpName(identity);
            name = scope.Types.Take(asked ?? hint);
            if (asked is not null && asked != name)
            {
                reader.Report(SpecDescriptors.DuplicateName, identity, asked, name);
            }
        }

        if (IsOwnMember(name, kind))
        {
            name = scope.Types.Take(name + kind);
        }

        var declaration = new TypeDeclaration(scope, new ModelRef(scope.Input.Options.Namespace, name, kind), identity, shape);
        if (!_declarations.ContainsKey(declaration.Reference))
        {
            // Else two documents spell one name, which is told when all of them stand side by side.
            _declarations.Add(declaration.Reference, declaration);
        }

        scope.Declarations.Add(declaration);
        return declaration;
    }

    /// <summary>Whether each type of the kind has a member of that name, which C# refuses to the type itself.</summary>
    private static bool IsOwnMember(string name, ModelKind kind) => name switch
    {
        "Read" or "Write" or "Validate" or "ValidateMore" or "Equals" or "GetHashCode" or "ToString" or "PrintMembers" => true,
        "EqualityContract" => kind == ModelKind.Object,
        "Value" or "Values" or "IsKnown" => kind == ModelKind.Enum,
        "HasValue" or "Match" or "From" => kind == ModelKind.Union,
        _ => false,
    };
}
