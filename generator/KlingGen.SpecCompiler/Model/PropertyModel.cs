namespace KlingGen.SpecCompiler.Model;

/// <summary>A member of a JSON object.</summary>
internal sealed record PropertyModel
{
    /// <summary>The name on the wire.</summary>
    public required string JsonName { get; init; }

    /// <summary>The C# name, unique in its type.</summary>
    public required string Name { get; init; }

    /// <summary>What the document says of the member.</summary>
    public required DocumentationModel Documentation { get; init; }

    /// <summary>The type of its value.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>Whether the document requires it.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether JSON null is a value that the document allows.
    /// Optional and nullable together need <c>Optional&lt;T&gt;</c>.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Whether only answers have it.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>Whether only requests have it.</summary>
    public required bool WriteOnly { get; init; }

    /// <summary>The document's default as JSON text. It is documented, never sent.</summary>
    public required string? Default { get; init; }

    /// <summary>The limits of the value, where it is present and not null.</summary>
    public required EquatableArray<Assertion> Assertions { get; init; }

    /// <summary>Whether the base type declares it.</summary>
    public bool Inherited { get; init; }

    /// <summary>The only text that the value may be, where no limit says so: that of an enum of one, or the one by which unions and
    /// bases choose the type, if the member is their discriminator.</summary>
    public string? OnlyText { get; init; }
}
