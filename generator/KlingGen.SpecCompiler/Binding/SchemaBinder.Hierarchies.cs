using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <content>Inheritance, only where a discriminator asks for it: components that refine, by <c>allOf</c>, one that has a discriminator.</content>
internal sealed partial class SchemaBinder
{
    /// <summary>The place of a type in its hierarchy; null when it has none.</summary>
    public HierarchyModel? HierarchyOf(TypeDeclaration declaration)
    {
        if (TopOf(declaration.Schema) is not { } top)
        {
            return null;
        }

        var derived = new List<DerivedModel>();
        foreach (var component in declaration.Scope.Components)
        {
            if (!ReferenceEquals(component.Node, declaration.Schema.Node) && Refines(component, declaration.Schema) && Bind(component, "").Type is ModelRef { Kind: ModelKind.Object } type)
            {
                derived.AddRange(ValuesOf(top, component).Select(value => new DerivedModel(value, type)));
            }
        }

        return derived.Count == 0 && declaration.Base is null
            ? null
            : new HierarchyModel(declaration.Base?.Reference, reader.DiscriminatorName(top["discriminator"]!.Value) ?? "", derived.ToEquatableArray(), DefaultOf(top, declaration, derived));
    }

    /// <summary>OpenAPI 3.2: the type for a discriminator that is absent or has a value of no mapping.</summary>
    private ModelRef? DefaultOf(SpecNode top, TypeDeclaration declaration, List<DerivedModel> derived) =>
        ReferenceEquals(top.Node, declaration.Schema.Node) && top["discriminator"]?["defaultMapping"] is { } named && MappedSchema("defaultMapping", named) is { } schema
            && Bind(schema, "").Type is ModelRef type && derived.Exists(one => one.Type == type) ? type : null;

    private TypeDeclaration? BaseOf(TypeDeclaration declaration) =>
        ParentOf(declaration.Schema) is { } parent && DeclarationOf(Bind(parent, "").Type) is { Reference.Kind: ModelKind.Object } found && !ReferenceEquals(found, declaration)
            ? found
            : null;

    /// <summary>The component of the same document that a component refines under a discriminator.</summary>
    private SpecNode? ParentOf(SpecNode schema)
    {
        if (!IsComponent(schema) || schema["allOf"] is not { Node: YamlSequence } all)
        {
            return null;
        }

        foreach (var part in all.Items())
        {
            if (part["$ref"] is { } reference && reader.Resolve(reference) is { } target && !ReferenceEquals(target.Node, schema.Node)
                && ReferenceEquals(target.Document, schema.Document) && IsComponent(target) && TopOf(target) is not null)
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>The component with the discriminator, reached through what each refines.</summary>
    private SpecNode? TopOf(SpecNode schema)
    {
        for (var i = 0; i < MaxRuleDepth; i++)
        {
            if (schema["discriminator"] is { IsNull: false } && schema["oneOf"] is null && schema["anyOf"] is null && IsComponent(schema))
            {
                return schema;
            }

            if (schema["allOf"] is not { Node: YamlSequence } all || NextAbove(all) is not { } above)
            {
                return null;
            }

            schema = above;
        }

        return null;
    }

    private SpecNode? NextAbove(SpecNode all)
    {
        foreach (var part in all.Items())
        {
            if (part["$ref"] is { } reference && reader.Resolve(reference) is { } target && (target["discriminator"] is not null || target["allOf"] is not null))
            {
                return target;
            }
        }

        return null;
    }

    private bool Refines(SpecNode schema, SpecNode ancestor)
    {
        for (var i = 0; i < MaxRuleDepth && ParentOf(schema) is { } parent; i++)
        {
            if (ReferenceEquals(parent.Node, ancestor.Node))
            {
                return true;
            }

            schema = parent;
        }

        return false;
    }

    private IEnumerable<string> ValuesOf(SpecNode top, SpecNode component)
    {
        var mapped = (top["discriminator"]!.Value["mapping"]?.Members()).OrEmpty()
            .Where(entry => MappedSchema(entry.Key.Text, entry.Value) is { } target && ReferenceEquals(target.Node, component.Node))
            .Select(static entry => entry.Key.Text)
            .ToList();
        if (mapped.Count > 0)
        {
            return mapped;
        }

        var values = FixedValues(component, reader.DiscriminatorName(top["discriminator"]!.Value));
        return values.Count == 1 ? values : [JsonPointer.Segments(component.Pointer)[JsonPointer.Segments(component.Pointer).Length - 1]];
    }
}
