using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>What is known of schemas and their types while one document is bound.</summary>
internal sealed class DocumentTypes
{
    private readonly SchemaTypes _schemas;
    private readonly ObjectMembers _members;
    private readonly TypeDeclarations _declarations;
    private readonly TypeKinds _kinds;
    private readonly Hierarchies _hierarchies;
    private readonly SchemaNames _names;

    /// <param name="context">Reads schemas.</param>
    /// <param name="namesOf">The names of each document.</param>
    /// <param name="root">The document that is bound.</param>
    public DocumentTypes(SpecContext context, Func<SpecDocument, DocumentNames> namesOf, SpecDocument root)
    {
        _names = new SchemaNames(context, namesOf);
        _declarations = new TypeDeclarations(namesOf, root);
        _kinds = new TypeKinds(Normalizer, _declarations);
        _hierarchies = new Hierarchies(Normalizer, _declarations);
        Quoted = new QuotedNumbers(Normalizer);
        _schemas = new SchemaTypes(document => namesOf(document), Normalizer, _names, _declarations, _hierarchies, Quoted, Limit);
        _members = new ObjectMembers(_schemas, _names, _declarations, _hierarchies);
        Overlaps = new UnionOverlaps(Normalizer, _declarations);
        Cases = new CaseMembers(Normalizer, Overlaps, _kinds);
        CaseOrder = new CaseOrder(Normalizer);
        Labels = new CaseLabels(_declarations);
    }

    public SchemaNormalizer Normalizer { get; } = new();

    public ComplexityLimit Limit { get; } = new();

    public QuotedNumbers Quoted { get; }

    public UnionOverlaps Overlaps { get; }

    public CaseMembers Cases { get; }

    public CaseOrder CaseOrder { get; }

    public CaseLabels Labels { get; }

    /// <summary>What a schema says, its references followed and its <c>allOf</c> merged.</summary>
    public NormalizedSchema Normalize(Schema schema) => Normalizer.Normalize(schema);

    /// <summary>What schemas say that all speak of one value.</summary>
    public NormalizedSchema Normalize(IReadOnlyList<Schema> schemas) => Normalizer.Normalize(schemas);

    /// <summary>The name of a part of a document from the way down to it.</summary>
    public string NameOf(SpecView part) => _names.Of(part);

    /// <param name="schema">The schema.</param>
    /// <param name="name">The C# name for the type, should it need one and not be a component with a name of its own.</param>
    public BoundSchema Bind(Schema schema, string name) => _schemas.Bind(schema, name);

    /// <summary>Binds a schema of which perhaps only the members are of use.</summary>
    public BoundSchema BindUnused(Schema schema, string name) => _schemas.BindUnused(schema, name);

    /// <summary>The type of a schema that has a name, or a type without one.</summary>
    public TypeRef TypeOf(Schema schema) => _schemas.Bind(schema, "").Type;

    public TypeDeclaration? DeclarationOf(TypeRef type) => _declarations.Find(type);

    /// <summary>The type that is made of just this schema.</summary>
    public TypeDeclaration? DeclarationOf(Schema schema) => _declarations.Find(schema);

    /// <summary>The types that a document emits, in the order in which they were found; grows while their members are bound.</summary>
    public IReadOnlyList<TypeDeclaration> DeclaredIn(SpecDocument document) => _declarations.Of(document);

    /// <summary>Whether anything may refer to a type.</summary>
    public bool IsUsed(TypeDeclaration declaration) => _schemas.IsUsed(declaration);

    public IReadOnlyList<BoundProperty> PropertiesOf(TypeDeclaration declaration) => _members.Of(declaration);

    /// <summary>A member of a type as a rule sees it.</summary>
    public MemberRef MemberOf(TypeRef type, string name) => _members.Find(type, name);

    public JsonKinds KindsOf(TypeRef type) => _kinds.Of(type);

    /// <summary>The kinds that schemas which all speak of one value leave to it, null included.</summary>
    public JsonKinds KindsOf(IReadOnlyList<Schema> speakers) => _kinds.Of(speakers);

    /// <summary>Whether a schema is a type that others refine, which it lists.</summary>
    public bool IsParent(Schema schema) => _hierarchies.IsParent(schema);

    /// <summary>The place of a type in its hierarchy; null when it has none.</summary>
    public HierarchyModel? HierarchyOf(TypeDeclaration declaration, IEnumerable<Schema> components) =>
        _hierarchies.Of(declaration, components, TypeOf);
}
