namespace KlingGen.SpecCompiler.Model;

/// <summary>A JSON object with named members: a sealed partial record, or a base of others.</summary>
/// <param name="Hierarchy">Its place among types that refine each other, if it has one.</param>
/// <param name="Additional">The members that the document does not name.</param>
/// <param name="IsVideoRequest">Whether products take it as their request.</param>
/// <param name="Assertions">The rules of the object itself (not the limits of single members, which stand at the member).</param>
internal sealed record ObjectModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<PropertyModel> Properties,
    AdditionalPropertiesModel Additional,
    EquatableArray<Assertion> Assertions,
    HierarchyModel? Hierarchy = null,
    bool IsVideoRequest = false) : TypeModel(Name, Documentation)
{
    public override TypeModel Meaning => this with
    {
        Documentation = DocumentationModel.None,
        Properties = Properties.Select(static property => property with { Documentation = DocumentationModel.None }).ToEquatableArray(),
    };
}

/// <summary>Where a type stands among types that a discriminator or their members tell apart.</summary>
/// <param name="Base">The type that it refines by <c>allOf</c>; null for the topmost.</param>
/// <param name="Discriminator">The member that names the type; null where members tell.</param>
/// <param name="Derived">The types below it, each with a value of the discriminator; empty for the lowest.</param>
/// <param name="Default">The type below it where the discriminator has no value that is known; null for this type itself.</param>
internal sealed record HierarchyModel(ModelRef? Base, string? Discriminator, EquatableArray<DerivedModel> Derived, ModelRef? Default = null)
{
    /// <summary>Without discriminator, what tells the types apart: those below this one, in their order, and behind them the type itself,
    /// where the document does not say that a value is of one of those.</summary>
    public EquatableArray<UnionCaseModel> Cases { get; init; }
}

/// <param name="Value">The discriminator's value as text.</param>
internal sealed record DerivedModel(string Value, ModelRef Type);
