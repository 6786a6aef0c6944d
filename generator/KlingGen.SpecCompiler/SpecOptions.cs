namespace KlingGen.SpecCompiler;

/// <summary>What the project says about one document.</summary>
/// <param name="Namespace">The namespace of all that is emitted.</param>
/// <param name="Client">The client class's name; null for one made of the file's name.
/// A document without <c>paths</c> makes no client.</param>
public sealed record SpecOptions(string Namespace, string? Client)
{
    /// <summary>Whether types are internal to the project.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether the operations of a tag stand in a property of the client.</summary>
    public bool GroupByTag { get; init; }

    /// <summary>The tags whose operations are taken, with semicolons between them; null, with
    /// <see cref="IncludeOperations"/> null too, for all.</summary>
    public string? IncludeTags { get; init; }

    /// <summary>The tags whose operations are left out, with semicolons between them.</summary>
    public string? ExcludeTags { get; init; }

    /// <summary>The operations that are taken, by <c>operationId</c> or as <c>GET /path</c>, with semicolons between them.</summary>
    public string? IncludeOperations { get; init; }

    /// <summary>The operations that are left out, with semicolons between them.</summary>
    public string? ExcludeOperations { get; init; }

    /// <summary>The same for a document that another one refers to.</summary>
    internal SpecOptions OfPart() => new(Namespace, Client: null) { IsInternal = IsInternal };
}
