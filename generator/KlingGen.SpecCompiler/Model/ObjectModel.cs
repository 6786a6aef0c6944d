namespace KlingGen.SpecCompiler.Model;

/// <summary>A JSON object with named members: a sealed partial record, or, under a discriminator, a base of others.</summary>
/// <param name="Additional">The members that the document does not name.</param>
/// <param name="Assertions">The rules of the object itself (not the limits of single members, which stand at the member).</param>
internal sealed record ObjectModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<PropertyModel> Properties,
    AdditionalPropertiesModel Additional,
    EquatableArray<Assertion> Assertions) : TypeModel(Name, Documentation);
