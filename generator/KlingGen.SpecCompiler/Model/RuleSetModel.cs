namespace KlingGen.SpecCompiler.Model;

/// <summary>What one gateway adds to the rules of a type (<c>x-constrains</c>): a check over the type, no type of its own.</summary>
/// <param name="Target">The type that is checked.</param>
internal sealed record RuleSetModel(
    string Name,
    DocumentationModel Documentation,
    TypeRef Target,
    EquatableArray<Assertion> Assertions) : TypeModel(Name, Documentation)
{
    public override TypeModel Meaning => this with { Documentation = DocumentationModel.None };
}
