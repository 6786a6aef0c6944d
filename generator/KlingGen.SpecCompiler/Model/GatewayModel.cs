namespace KlingGen.SpecCompiler.Model;

/// <summary>What a document says of a gateway (<c>x-gateway</c>): one static class with its descriptor. It is emitted apart from the
/// document's types and client, because it also changes with the requests of other documents.</summary>
/// <param name="Name">The C# name of the class.</param>
internal sealed record GatewayModel(string Name)
{
    public required string Namespace { get; init; }

    /// <summary>Whether the class is internal to the project.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The document, as <see cref="DocumentModel.Path"/> has it.</summary>
    public required string Document { get; init; }

    /// <summary>As <see cref="DocumentModel.HintName"/>.</summary>
    public required string HintName { get; init; }

    /// <summary>Its name, as in handles.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    /// <summary>Its own addresses; empty where each user gives one.</summary>
    public required EquatableArray<GatewayServerModel> Servers { get; init; }

    public required bool IsKeyOptional { get; init; }

    /// <summary>The first pause between two queries, in seconds as the document writes them; null for the usual one.</summary>
    public required string? FirstPause { get; init; }

    /// <summary>The longest pause, in the same way.</summary>
    public required string? LongestPause { get; init; }

    public required string? TaskIdPattern { get; init; }

    public required string? RequestIdPattern { get; init; }

    public required EquatableArray<ProductModel> Products { get; init; }

    public required EquatableArray<RequestDefaultsModel> Defaults { get; init; }
}

/// <param name="Url">An absolute address, its variables filled in.</param>
internal sealed record GatewayServerModel(string Url, string? Description);

/// <summary>What the rule schemas of a gateway name as the <c>default</c> of members of a request.</summary>
/// <param name="Values">By JSON pointer, each as JSON text.</param>
internal sealed record RequestDefaultsModel(ModelRef Request, EquatableArray<NamedJson> Values);

/// <param name="Json">JSON text.</param>
internal sealed record NamedJson(string Name, string Json);
