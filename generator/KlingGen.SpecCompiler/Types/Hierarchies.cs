using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Inheritance, only where a discriminator asks for it: components that refine, by <c>allOf</c>, one that has a
/// discriminator.</summary>
internal sealed class Hierarchies(SchemaNormalizer normalizer, TypeDeclarations declarations)
{
    private const int MaxDepth = 16;

    private readonly CaseValues _values = new(normalizer);

    /// <summary>The place of a type in its hierarchy; null when it has none.</summary>
    /// <param name="declaration">The type.</param>
    /// <param name="components">The components of its document.</param>
    /// <param name="typeOf">The type of a component.</param>
    public HierarchyModel? Of(TypeDeclaration declaration, IEnumerable<Schema> components, Func<Schema, TypeRef> typeOf)
    {
        if (TopOf(declaration.Schema) is not { Discriminator: { } discriminator } top)
        {
            return null;
        }

        var derived = new List<DerivedModel>();
        foreach (var component in components)
        {
            if (!component.Equals(declaration.Schema) && Refines(component, declaration.Schema)
                && typeOf(component) is ModelRef { Kind: ModelKind.Object } type)
            {
                derived.AddRange(_values.OfRefinement(discriminator, component).Select(value => new DerivedModel(value, type)));
            }
        }

        if (derived.Count == 0 && declaration.Base is null)
        {
            return null;
        }

        // OpenAPI 3.2: the type for a discriminator that is absent or has a value of no mapping.
        var usual = top.Equals(declaration.Schema) && discriminator.DefaultMapping is { } schema && typeOf(schema) is ModelRef found
            && derived.Exists(one => one.Type == found) ? found : null;
        return new HierarchyModel(declaration.Base?.Reference, discriminator.Name ?? "", derived.ToEquatableArray(), usual);
    }

    /// <summary>The component of the same document that a component refines under a discriminator.</summary>
    public Schema? ParentOf(Schema schema)
    {
        if (!declarations.IsComponent(schema))
        {
            return null;
        }

        foreach (var part in schema.AllOf)
        {
            if (part.Reference is { } target && !target.Equals(schema) && target.Document == schema.Document
                && declarations.IsComponent(target) && TopOf(target) is not null)
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>The component with the discriminator, reached through what each refines.</summary>
    private Schema? TopOf(Schema schema)
    {
        for (var i = 0; i < MaxDepth; i++)
        {
            if (schema.HasDiscriminator && !schema.HasAlternatives && declarations.IsComponent(schema))
            {
                return schema;
            }

            if (schema.AllOf
                .Select(static part => part.Reference)
                .FirstOrDefault(static target => target is { HasDiscriminator: true } or { HasAllOf: true })
                is not { } above)
            {
                return null;
            }

            schema = above;
        }

        return null;
    }

    private bool Refines(Schema schema, Schema ancestor)
    {
        for (var i = 0; i < MaxDepth && ParentOf(schema) is { } parent; i++)
        {
            if (parent.Equals(ancestor))
            {
                return true;
            }

            schema = parent;
        }

        return false;
    }
}
