namespace KlingGen.SpecCompiler.Model;

/// <summary>A member of a request that can be given as an option.</summary>
/// <param name="Location">Its JSON pointer.</param>
internal sealed record RequestMemberModel(string Location)
{
    public required string Option { get; init; }

    /// <summary>The JSON type of a value.</summary>
    public required string Type { get; init; }

    public required bool IsList { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>The values that the document lists, as text.</summary>
    public required EquatableArray<string> Values { get; init; }

    /// <summary>Words that the option takes in the place of values.</summary>
    public required EquatableArray<NamedJson> Words { get; init; }

    /// <summary>The default as JSON text.</summary>
    public required string? Default { get; init; }

    public required string? Description { get; init; }

    public required bool IsImage { get; init; }
}
