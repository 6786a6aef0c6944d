using KlingGen.Downloads;
using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>A gateway with one endpoint for everything and OpenAI-style video objects. Kling's own requests are put into its form.</summary>
internal sealed class VideosDialect : GatewayDialect
{
    private static readonly string[] Ids = ["id", "task_id"];

    public override string Name => "videos";

    // The page says: query by id; task_id may differ from it in later answers.
    public override ReadOnlySpan<string> IdMembers(KlingProduct product) => Ids;

    public override PreparedCreate Prepare(TextToVideoRequest request)
    {
        var lost = new LostMembers();
        return Prepare(request, VideosMapping.Map(request, lost), lost);
    }

    public override PreparedCreate Prepare(ImageToVideoRequest request)
    {
        var lost = new LostMembers();
        return Prepare(request, VideosMapping.Map(request, lost), lost);
    }

    public override PreparedCreate Prepare(VideoCreateRequest request) => PreparedCreate.AsIs(
        KlingProduct.Videos,
        externalTaskId: null,
        () => RequestRules.Check<VideoCreateRequest, VideoCreateRules>(request),
        async (api, token) => await new VideosApi(api).CreateVideoAsync(request, token).ConfigureAwait(false));

    public override async ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) =>
        product == KlingProduct.Videos
            ? await new VideosApi(api).GetVideoAsync(id, cancellationToken).ConfigureAwait(false)
            : throw NoSuchProduct(product);

    public override IVideoSource Content(ApiClient api, TaskHandle task) => new VideosContentSource(new VideosApi(api), task.Id);

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) => product switch
    {
        KlingProduct.TextToVideo => RequestRules.CheckMappedText<TextToVideoRequest>(utf8Json, Prepare),
        KlingProduct.ImageToVideo => RequestRules.CheckMappedText<ImageToVideoRequest>(utf8Json, Prepare),
        _ => RequestRules.CheckText<VideoCreateRequest, VideoCreateRules>(utf8Json),
    };

    private PreparedCreate Prepare<TRequest>(TRequest request, VideoCreateRequest mapped, LostMembers lost)
        where TRequest : IApiModel<TRequest> => Prepare(mapped) with
        {
            Lost = lost.Errors,
            Validate = () => RequestRules.CheckMapped<TRequest, VideoCreateRequest, VideoCreateRules>(request, mapped, VideosMapping.Origin),
        };
}
