namespace KlingGen.SpecCompiler.Model;

/// <summary>What becomes of members that the document does not name. They are always kept and written back; a schema types them, and
/// <c>false</c> makes validation refuse them.</summary>
/// <param name="Type">The C# type of their values: <see cref="TypeRef.Json"/> when the document does not say.</param>
/// <param name="Nullable">Whether null is one of their values.</param>
/// <param name="Allowed">False for <c>additionalProperties: false</c>.</param>
/// <param name="Assertions">The limits of each value.</param>
/// <param name="PatternNames">Patterns of <c>patternProperties</c>:
/// names that are allowed although <paramref name="Allowed"/> is false.</param>
/// <param name="MemberName">The C# name of the property that holds them, free of clashes.</param>
internal sealed record AdditionalPropertiesModel(
    TypeRef Type,
    bool Nullable,
    bool Allowed,
    EquatableArray<Assertion> Assertions,
    EquatableArray<string> PatternNames,
    string MemberName)
{
    /// <summary>What the property is called unless a document has a member of that name; all records inherit it.</summary>
    public const string UsualName = "AdditionalProperties";
}
