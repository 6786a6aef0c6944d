namespace KlingGen.SpecCompiler.Model;

/// <summary>One of several types, told apart by discriminator, else by JSON kind and members, decided while building.</summary>
/// <param name="Discriminator">The member that names the case, if the document has one.</param>
/// <param name="Assertions">The rules that stand beside the cases, of the value whichever case it is.</param>
internal sealed record UnionModel(
    string Name,
    DocumentationModel Documentation,
    EquatableArray<UnionCaseModel> Cases,
    string? Discriminator,
    UnionMode Mode,
    EquatableArray<Assertion> Assertions = default) : TypeModel(Name, Documentation);

/// <param name="Name">The accessor's C# name, such as <c>AsString</c> without the <c>As</c>: <c>String</c>.</param>
/// <param name="Kinds">The kinds of JSON value that this case takes.</param>
/// <param name="DiscriminatorValues">The discriminator's values that choose this case; empty without a discriminator.</param>
/// <param name="RequiredMembers">For objects: the members that must be present for this case to be chosen.</param>
/// <param name="KnownMembers">For objects: all named members, to rank cases that several fit.</param>
/// <param name="Constants">For objects: members whose value is fixed, as JSON text, and that must match when present.</param>
/// <param name="Assertions">The limits of the value in this case.</param>
/// <param name="IsDefault">Chosen where the discriminator has no value that is known.</param>
/// <param name="Overlaps">Whether a value of this case may fit another case as well,
/// so that the document's <c>oneOf</c> or <c>anyOf</c> must be counted.</param>
/// <param name="Types">For objects: the JSON types of members that other cases know as well, but with other types.</param>
/// <param name="OtherTypes">For objects: the JSON types of members that the document does not name.</param>
internal sealed record UnionCaseModel(
    string Name,
    TypeRef Type,
    JsonKinds Kinds,
    EquatableArray<string> DiscriminatorValues,
    EquatableArray<string> RequiredMembers,
    EquatableArray<string> KnownMembers,
    EquatableArray<ConstantMember> Constants,
    EquatableArray<Assertion> Assertions,
    bool IsDefault = false,
    bool Overlaps = false,
    EquatableArray<TypedMember> Types = default,
    JsonKinds OtherTypes = JsonKinds.Any);

internal sealed record ConstantMember(string JsonName, EquatableArray<string> Values);

internal sealed record TypedMember(string JsonName, JsonKinds Kinds);

internal enum UnionMode
{
    /// <summary>A type array: exactly the JSON kind decides.</summary>
    TypeArray,
    AnyOf,
    OneOf,
}

[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    Number = Integer | Fraction,
    String = 16,
    Array = 32,
    Object = 64,
    Any = Null | Boolean | Number | String | Array | Object,
}
