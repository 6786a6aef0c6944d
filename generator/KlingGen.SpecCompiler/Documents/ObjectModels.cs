using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Operations;
using KlingGen.SpecCompiler.Operations.Protocol;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the models of objects.</summary>
/// <param name="components">The components of the document, among which an object may have refinements.</param>
internal sealed class ObjectModels(
    DocumentTypes types, RuleBinder rules, VideoRequests requests, UnionCases cases, IReadOnlyList<Schema> components)
{
    public ObjectModel Bind(TypeDeclaration declaration, DocumentationModel prose)
    {
        var properties = types.PropertiesOf(declaration);
        var inherited = declaration.Base is { } parent
            ? new HashSet<string>(types.PropertiesOf(parent).Select(static property => property.Member.JsonName), StringComparer.Ordinal)
            : [];
        var assertions = rules.OfDeclaration(declaration).ToList();

        // What a base leaves open and its refinement requires.
        var required = properties.Select(static property => property.Member)
            .Where(member => !member.Required && declaration.Normalized.Required.Contains(member.JsonName))
            .ToList();
        if (required.Count > 0)
        {
            assertions.Add(new RequiredAssertion(required.ToEquatableArray()));
        }

        return new ObjectModel(
            declaration.Name,
            prose,
            properties.Select(property => BindMember(property, inherited.Contains(property.Member.JsonName))).ToEquatableArray(),
            BindAdditional(declaration),
            assertions.ToEquatableArray(),
            HierarchyOf(declaration),
            requests.Contains(declaration));
    }

    private HierarchyModel? HierarchyOf(TypeDeclaration declaration)
    {
        var hierarchy = types.HierarchyOf(declaration, components);
        if (hierarchy is not { Discriminator: null, Derived.Count: > 0 })
        {
            return hierarchy;
        }

        var told = hierarchy.Derived.Select(static derived => derived.Type).ToList();
        if (!types.IsParent(declaration.Schema))
        {
            told.Add(declaration.Reference);
        }

        return hierarchy with { Cases = CaseMembers.TellingApart(told.ConvertAll(CaseOf)).ToEquatableArray() };
    }

    private UnionCaseModel CaseOf(ModelRef type)
    {
        var declaration = types.DeclarationOf(type)!;
        var @case = new BoundCase(type.Name, type, JsonKinds.Object, declaration.Normalized, [declaration.Schema], []);
        return cases.Bind(@case, default, isChosenByMembers: true);
    }

    private PropertyModel BindMember(BoundProperty property, bool isInherited)
    {
        var (member, sources) = property;
        var normalized = types.Normalize(sources);
        var speakers = sources.Concat(normalized.Parts).ToList();
        return new PropertyModel
        {
            JsonName = member.JsonName,
            Name = member.Name!,
            Documentation = Documentation.Of(speakers),
            Type = member.Type,
            Required = member.Required,
            Nullable = member.Nullable,
            ReadOnly = speakers.Exists(static speaker => speaker.IsReadOnly),
            WriteOnly = speakers.Exists(static speaker => speaker.IsWriteOnly),
            Default = speakers.Select(static speaker => speaker.Default).FirstOrDefault(static value => value is not null)?.Json,
            Assertions = rules.BeyondType(sources, member.Type),
            Inherited = isInherited,
            OnlyText = member.Type is ModelRef { Kind: ModelKind.Enum } ? OnlyTextOf(normalized) : null,
        };
    }

    private static string? OnlyTextOf(NormalizedSchema normalized)
    {
        var texts = normalized.Values.Take(2).Select(static value => value.Text).ToList();
        return texts.Count == 1 ? texts[0] : null;
    }

    private AdditionalPropertiesModel BindAdditional(TypeDeclaration declaration)
    {
        var (type, nullable) = declaration.Additional;

        // Beside patterns they hold for some names only, and are a rule of the whole object.
        var limits = declaration.Normalized is { Additional: { } additional, Patterns.Count: 0 }
            ? rules.BeyondType([additional], type)
            : default;
        var patterns = declaration.Normalized.Parts.SelectMany(ObjectRules.PatternsOf).ToEquatableArray();
        return new AdditionalPropertiesModel(
            type, nullable && type != TypeRef.Json, !declaration.Normalized.Closed, limits, patterns, declaration.AdditionalName);
    }
}
