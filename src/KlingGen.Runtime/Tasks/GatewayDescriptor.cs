namespace KlingGen.Runtime.Tasks;

/// <summary>What a gateway's document says of the gateway: what it sells, and how its tasks are made, asked for, listed and
/// fetched. Everything
/// that works with gateways works by this alone.</summary>
public sealed class GatewayDescriptor
{
    /// <summary>Its name, as in handles: small letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for a person (<c>info.title</c>).</summary>
    public string Title { get; init; } = "";

    /// <summary>What a person should know of it (<c>info.description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>The document, relative to the project that it was compiled in.</summary>
    public string? Document { get; init; }

    /// <summary>Its own addresses, the usual one first; empty where each user has one and gives it.</summary>
    public IReadOnlyList<GatewayServer> Servers { get; init; } = [];

    /// <summary>Whether it can be used without a key.</summary>
    public bool IsKeyOptional { get; init; }

    /// <summary>The first pause between two queries of a task.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause that later ones grow to.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What it sells.</summary>
    public required IReadOnlyList<ProductDescriptor> Products { get; init; }

    /// <summary>Translations of requests of other vocabularies into those of its products.</summary>
    public IReadOnlyList<RequestMapping> Mappings { get; init; } = [];

    /// <summary>What is filled in for a person who says nothing.</summary>
    public IReadOnlyList<RequestDefaults> Defaults { get; init; } = [];

    /// <summary>How it refuses what belongs to no operation: the way of its first create.</summary>
    public ErrorMap Refusal => Products.Count > 0 ? Products[0].Create.Refusal : ErrorMap.None;

    /// <summary>How its task ids look: <c>#</c> stands for a digit, <c>?</c> for a letter or digit; null where the document does
    /// not say.</summary>
    public string? TaskIdPattern { get; init; }

    /// <summary>How the ids of its requests look, in the same way.</summary>
    public string? RequestIdPattern { get; init; }

    /// <summary>How a task is read that it reports to a callback: as the answer to its first query has it, without what stands
    /// around.</summary>
    internal OperationDescriptor Callback => field ??= new OperationDescriptor
    {
        Id = "callback",
        Method = "POST",
        Path = "",
        Task = Products.Select(static product => product.Query.Task).FirstOrDefault(static map => map is not null),
    };

    /// <summary>The product of a name; null where the gateway does not sell it under that name.</summary>
    /// <param name="name">The name.</param>
    public ProductDescriptor? FindProduct(string name) => Products.FirstOrDefault(product => product.Name == name);

    /// <summary>The product that takes requests of a type; null where none does.</summary>
    /// <param name="requestType">The type.</param>
    public ProductDescriptor? FindProduct(Type requestType) => Products.FirstOrDefault(product => product.RequestType == requestType);

    /// <summary>The translation of requests of a type; null where there is none.</summary>
    /// <param name="requestType">The type.</param>
    public RequestMapping? FindMapping(Type requestType) => Mappings.FirstOrDefault(mapping => mapping.Source == requestType);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
