using KlingGen.Downloads;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>
/// The emulator in its default dialect: Kling's own products in Kling's envelope with no seller's limits, which is kapon's client
/// without kapon's rules, and beside them the unified endpoint.
/// </summary>
internal sealed class EmulatorDialect : GatewayDialect
{
    private readonly KaponDialect _envelope = new();
    private readonly VideosDialect _videos = new();

    public override string Name => "emulator";

    // Any key is let in, but some of its dialects ask for one.
    public override string DefaultKey => "emulator";

    public override bool KnowsExternalTaskId => true;

    public override PollingPace Pace => PollingPace.Local;

    public override ReadOnlySpan<string> IdMembers(KlingProduct product) => Of(product).IdMembers(product);

    public override PreparedCreate Prepare(TextToVideoRequest request) => _envelope.Prepare(request) with { Validate = () => request.Validate() };

    public override PreparedCreate Prepare(ImageToVideoRequest request) => _envelope.Prepare(request) with { Validate = () => request.Validate() };

    public override PreparedCreate Prepare(VideoCreateRequest request) => _videos.Prepare(request);

    public override ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) =>
        Of(product).QueryAsync(api, product, id, cancellationToken);

    public override ValueTask<ApiResponse> ListAsync(ApiClient api, KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) =>
        Of(product).ListAsync(api, product, page, pageSize, cancellationToken);

    public override IVideoSource? Content(ApiClient api, TaskHandle task) => Of(task.Product).Content(api, task);

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) => product switch
    {
        KlingProduct.TextToVideo => ApiJson.Validate<TextToVideoRequest>(utf8Json),
        KlingProduct.ImageToVideo => ApiJson.Validate<ImageToVideoRequest>(utf8Json),
        _ => _videos.Validate(product, utf8Json),
    };

    private GatewayDialect Of(KlingProduct product) => product == KlingProduct.Videos ? _videos : _envelope;
}
