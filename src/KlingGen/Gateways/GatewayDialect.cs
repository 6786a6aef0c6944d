using KlingGen.Downloads;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>How one gateway is spoken to: which generated client it uses, what it can express, and how its answers are read.</summary>
internal abstract class GatewayDialect
{
    /// <summary>The gateway's name, as in <c>--gateway</c> and in handles.</summary>
    public abstract string Name { get; }

    /// <summary>Where the gateway is, if it is at one place for everyone.</summary>
    public virtual Uri? DefaultAddress => null;

    /// <summary>What is sent as the key when the caller has none; null where a key must be given.</summary>
    public virtual string? DefaultKey => null;

    /// <summary>Whether requests may carry an <c>external_task_id</c>, under which only one task is accepted and can be queried.</summary>
    public virtual bool KnowsExternalTaskId => false;

    /// <summary>How often to ask for a task.</summary>
    public virtual PollingPace Pace => PollingPace.Default;

    /// <summary>The members that hold a task's id, in order of preference.</summary>
    public virtual ReadOnlySpan<string> IdMembers(KlingProduct product) => new[] { "task_id", "id" };

    /// <summary>Puts a text-to-video request into the gateway's form.</summary>
    public virtual PreparedCreate Prepare(TextToVideoRequest request) => throw NoSuchProduct(KlingProduct.TextToVideo);

    /// <summary>Puts an image-to-video request into the gateway's form.</summary>
    public virtual PreparedCreate Prepare(ImageToVideoRequest request) => throw NoSuchProduct(KlingProduct.ImageToVideo);

    /// <summary>Puts a request of the unified endpoint into the gateway's form.</summary>
    public virtual PreparedCreate Prepare(VideoCreateRequest request) => throw NoSuchProduct(KlingProduct.Videos);

    /// <summary>Asks for one task.</summary>
    public abstract ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken);

    /// <summary>Asks for a page of tasks.</summary>
    public virtual ValueTask<ApiResponse> ListAsync(ApiClient api, KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) =>
        throw new KlingUnsupportedException(Name, [Unsupported("", $"It cannot list {product.ToName()} tasks.")]);

    /// <summary>Where the video of a task can be had with the key, where the gateway serves it itself.</summary>
    public virtual IVideoSource? Content(ApiClient api, TaskHandle task) => null;

    /// <summary>Checks the JSON text of a request: its types, the documents' rules and the gateway's.</summary>
    public abstract ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json);

    protected KlingUnsupportedException NoSuchProduct(KlingProduct product) => new(Name, [NoProduct(product)]);

    protected static ValidationResult Refuse(KlingProduct product) => new([NoProduct(product)], []);

    private static ValidationError NoProduct(KlingProduct product) => Unsupported("", $"It does not sell {product.ToName()}.");

    internal static ValidationError Unsupported(string location, string message) =>
        new() { InstanceLocation = location, Keyword = UnsupportedKeyword, Message = message };

    /// <summary>The keyword of errors that no schema states: the gateway has no way to say what the member says.</summary>
    public const string UnsupportedKeyword = "unsupported";
}
