using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>kapon.cloud: Kling's own text2video and image2video in Kling's envelope.</summary>
internal sealed class KaponDialect : GatewayDialect
{
    public override string Name => "kapon";

    public override Uri? DefaultAddress => new(KaponApi.Servers.Default);

    public override bool KnowsExternalTaskId => true;

    public override PreparedCreate Prepare(TextToVideoRequest request) => PreparedCreate.AsIs(
        KlingProduct.TextToVideo,
        request.ExternalTaskId,
        () => RequestRules.Check<TextToVideoRequest, KaponTextToVideoRules>(request),
        async (api, token) => await new KaponApi(api).CreateTextToVideoAsync(request, token).ConfigureAwait(false));

    public override PreparedCreate Prepare(ImageToVideoRequest request) => PreparedCreate.AsIs(
        KlingProduct.ImageToVideo,
        request.ExternalTaskId,
        () => RequestRules.Check<ImageToVideoRequest, KaponImageToVideoRules>(request),
        async (api, token) => await new KaponApi(api).CreateImageToVideoAsync(request, token).ConfigureAwait(false));

    public override async ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) => product switch
    {
        KlingProduct.TextToVideo => await new KaponApi(api).GetTextToVideoAsync(id, cancellationToken).ConfigureAwait(false),
        KlingProduct.ImageToVideo => await new KaponApi(api).GetImageToVideoAsync(id, cancellationToken).ConfigureAwait(false),
        _ => throw NoSuchProduct(product),
    };

    public override async ValueTask<ApiResponse> ListAsync(
        ApiClient api, KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) => product switch
    {
        KlingProduct.TextToVideo => await new KaponApi(api).ListTextToVideoAsync(page, pageSize, cancellationToken).ConfigureAwait(false),
        KlingProduct.ImageToVideo => await new KaponApi(api).ListImageToVideoAsync(page, pageSize, cancellationToken).ConfigureAwait(false),
        _ => throw NoSuchProduct(product),
    };

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) => product switch
    {
        KlingProduct.TextToVideo => RequestRules.CheckText<TextToVideoRequest, KaponTextToVideoRules>(utf8Json),
        KlingProduct.ImageToVideo => RequestRules.CheckText<ImageToVideoRequest, KaponImageToVideoRules>(utf8Json),
        _ => Refuse(product),
    };
}
