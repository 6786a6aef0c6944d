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
        if (TopOf(declaration.Schema) is not { } top)
        {
            return null;
        }

        var discriminator = top.Discriminator;
        var derived = new List<DerivedModel>();
        foreach (var component in components.Concat(normalizer.Parents.ChildrenOf(declaration.Schema)).Distinct())
        {
            if (!component.Equals(declaration.Schema) && Refines(component, declaration.Schema)
                && typeOf(component) is ModelRef { Kind: ModelKind.Object } type)
            {
                var values = discriminator is null ? [""] : _values.OfRefinement(discriminator, component);
                derived.AddRange(values.Select(value => new DerivedModel(value, type)));
            }
        }

        if (derived.Count == 0 && declaration.Base is null)
        {
            return null;
        }

        // OpenAPI 3.2: the type for a discriminator that is absent or has a value of no mapping.
        var usual = top.Equals(declaration.Schema) && discriminator?.DefaultMapping is { } schema && typeOf(schema) is ModelRef found
            && derived.Exists(one => one.Type == found) ? found : null;
        return new HierarchyModel(
            declaration.Base?.Reference, discriminator is null ? null : discriminator.Name ?? "", derived.ToEquatableArray(), usual);
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
            if (part.Reference is { } target && !target.Equals(schema) && IsBeside(schema, target)
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
            if (IsTop(schema))
            {
                return schema;
            }

            if (schema.AllOf
                .Select(static part => part.Reference)
                .FirstOrDefault(
                    target => target is { HasDiscriminator: true } or { HasAllOf: true } || (target is not null && IsParent(target)))
                is not { } above)
            {
                return null;
            }

            schema = above;
        }

        return null;
    }

    /// <summary>Whether a component is the parent of others: an object that lists, in <c>oneOf</c> or <c>anyOf</c>, components that refine
    /// it.</summary>
    public bool IsParent(Schema schema) => schema is { IsObject: true, HasAlternatives: true }
        && declarations.IsComponent(schema)
        && normalizer.Parents.ChildrenOf(schema) is { Count: > 0 } children
        && children.All(declarations.IsComponent)
        && normalizer.Normalize(schema).MeantKinds is JsonKinds.Object or JsonKinds.None;

    private bool IsTop(Schema schema) =>
        schema.HasAlternatives ? IsParent(schema) : schema.HasDiscriminator && declarations.IsComponent(schema);

    /// <summary>Whether one document holds both, or the parent names the other.</summary>
    private bool IsBeside(Schema schema, Schema parent) =>
        parent.Document == schema.Document || (IsParent(parent) && normalizer.Parents.ChildrenOf(parent).Contains(schema));

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
