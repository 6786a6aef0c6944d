using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Which documents nothing is emitted of, and which types are emitted by another document, which has the same.</summary>
internal sealed class EmissionPlan : IEquatable<EmissionPlan>
{
    private readonly EquatableArray<string> _refused;
    private readonly EquatableArray<SharedType> _shared;
    private readonly ILookup<string, string> _sharedByPath;

    private EmissionPlan(EquatableArray<string> refused, EquatableArray<SharedType> shared)
    {
        _refused = refused;
        _shared = shared;
        _sharedByPath = shared.ToLookup(static type => type.Path, static type => type.Name, StringComparer.Ordinal);
    }

    public static EmissionPlan Of(IReadOnlyList<BindingResult> results)
    {
        var refused = RefusedDocuments.Of(results, NameClashes.Of(results));
        return new EmissionPlan(refused, NameClashes.SharedBy(results, refused).ToEquatableArray());
    }

    /// <summary>What is emitted of a document; null for nothing.</summary>
    public DocumentModel? Emitted(BindingResult result) =>
        RefusedDocuments.Contains(_refused, result.Path) || result.Model is not { } model ? null
            : _sharedByPath.Contains(result.Path) ? Without(model, new HashSet<string>(_sharedByPath[result.Path], StringComparer.Ordinal))
            : model;

    public bool Equals(EmissionPlan? other) => other is not null && _refused == other._refused && _shared == other._shared;

    public override bool Equals(object? obj) => Equals(obj as EmissionPlan);

    public override int GetHashCode() => (_refused, _shared).GetHashCode();

    private static DocumentModel Without(DocumentModel model, HashSet<string> shared) => model with
    {
        Types = model.Types.Where(type => !shared.Contains(type.Name)).ToEquatableArray(),
        SharedTypes = model.Types.Where(type => shared.Contains(type.Name) && type is not RuleSetModel)
            .Select(type => new ModelRef(model.Namespace, type.Name, KindOf(type)))
            .ToEquatableArray(),
        Schemas = model.Schemas.Where(schema => !shared.Contains(schema.Name)).ToEquatableArray(),
    };

    private static ModelKind KindOf(TypeModel type) => type switch
    {
        ObjectModel => ModelKind.Object,
        EnumModel => ModelKind.Enum,
        _ => ModelKind.Union,
    };
}
