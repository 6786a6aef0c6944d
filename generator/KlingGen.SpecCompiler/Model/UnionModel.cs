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
    EquatableArray<Assertion> Assertions = default) : TypeModel(Name, Documentation)
{
    public override TypeModel Meaning => this with
    {
        Documentation = DocumentationModel.None,
        Cases = Cases.Select(static @case => @case with { Title = null, Label = "" }).ToEquatableArray(),
    };
}

/// <summary>One of the types that a union may hold, and what tells that a value is of it.</summary>
internal sealed record UnionCaseModel
{
    /// <summary>The accessor's C# name, such as <c>AsString</c> without the <c>As</c>: <c>String</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>The kinds of JSON value that this case takes.</summary>
    public required JsonKinds Kinds { get; init; }

    /// <summary>The discriminator's values that choose this case; empty without a discriminator.</summary>
    public required EquatableArray<string> DiscriminatorValues { get; init; }

    /// <summary>For objects: the members that must be present for this case to be chosen.</summary>
    public required EquatableArray<string> RequiredMembers { get; init; }

    /// <summary>For objects: all named members, to rank cases that several fit.</summary>
    public required EquatableArray<string> KnownMembers { get; init; }

    /// <summary>For objects: members whose value is fixed, as JSON text, and that must match when present.</summary>
    public required EquatableArray<ConstantMember> Constants { get; init; }

    /// <summary>The limits of the value in this case.</summary>
    public required EquatableArray<Assertion> Assertions { get; init; }

    /// <summary>Chosen where the discriminator has no value that is known.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What a value of this case is, for people, such as <c>a whole number</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>What the document calls this case; null where it has no title.</summary>
    public string? Title { get; init; }

    /// <summary>The place of this case in the order in which they are tried: those come first that take less.</summary>
    public int Priority { get; init; }

    /// <summary>Whether a value of this case may fit another case as well,
    /// so that the document's <c>oneOf</c> or <c>anyOf</c> must be counted.</summary>
    public bool Overlaps { get; init; }

    /// <summary>For objects: the JSON types of members that other cases know as well, but with other types.</summary>
    public EquatableArray<TypedMember> Types { get; init; }

    /// <summary>For objects: the JSON types of members that the document does not name.</summary>
    public JsonKinds OtherTypes { get; init; } = JsonKinds.Any;
}

internal sealed record ConstantMember(string JsonName, EquatableArray<string> Values);

internal sealed record TypedMember(string JsonName, JsonKinds Kinds);

internal enum UnionMode
{
    /// <summary>A type array: exactly the JSON kind decides.</summary>
    TypeArray,
    AnyOf,
    OneOf,
}
