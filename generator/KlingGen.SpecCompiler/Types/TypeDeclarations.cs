using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>The types that were declared while one document is bound: its own, and those of others that it leads to.</summary>
/// <param name="namesOf">The names of each document.</param>
/// <param name="root">The document that is bound. It makes the types that no other document makes.</param>
internal sealed class TypeDeclarations(Func<SpecDocument, DocumentNames> namesOf, SpecDocument root)
{
    private readonly Dictionary<ModelRef, TypeDeclaration> _byReference = [];
    private readonly Dictionary<Schema, TypeDeclaration> _bySchema = [];
    private readonly Dictionary<SpecDocument, List<TypeDeclaration>> _byDocument = [];

    public TypeDeclaration? Find(TypeRef type) =>
        type is ModelRef model && _byReference.TryGetValue(model, out var declaration) ? declaration : null;

    /// <summary>The type that is made of a schema.</summary>
    public TypeDeclaration? Find(Schema schema) => _bySchema.TryGetValue(schema, out var declaration) ? declaration : null;

    /// <summary>The types that a document emits, in the order in which they were found; grows while their members are bound.</summary>
    public IReadOnlyList<TypeDeclaration> Of(SpecDocument document) => ListOf(document);

    public bool IsComponent(Schema schema) => namesOf(schema.Document).ComponentName(schema) is not null;

    /// <param name="schema">The schema that it is made of.</param>
    /// <param name="normalized">What that schema says.</param>
    /// <param name="kind">The kind of type.</param>
    /// <param name="name">The name for it, where the schema has none of its own.</param>
    public TypeDeclaration Add(Schema schema, NormalizedSchema normalized, ModelKind kind, string name)
    {
        var names = namesOf(schema.Document);
        var made = names.TypeName(schema, kind, name);
        if (made is null)
        {
            names = namesOf(root);
            made = names.TypeName(schema, kind, name)!;
        }

        var declaration = new TypeDeclaration(names.Document, new ModelRef(names.Namespace, made, kind), schema, normalized);
        if (!_byReference.ContainsKey(declaration.Reference))
        {
            // Else two documents spell one name, which is told when all of them stand side by side.
            _byReference.Add(declaration.Reference, declaration);
        }

        _bySchema[schema] = declaration;
        ListOf(names.Document).Add(declaration);
        return declaration;
    }

    private List<TypeDeclaration> ListOf(SpecDocument document)
    {
        if (!_byDocument.TryGetValue(document, out var declared))
        {
            _byDocument.Add(document, declared = []);
        }

        return declared;
    }
}
