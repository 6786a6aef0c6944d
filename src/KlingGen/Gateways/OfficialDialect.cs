using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>Kling's own API, in its older form: text2video and image2video in Kling's envelope.</summary>
internal sealed class OfficialDialect : GatewayDialect
{
    public override string Name => "official";

    public override Uri? DefaultAddress => AddressOf(KlingRegion.Global);

    public override bool KnowsExternalTaskId => true;

    public static Uri AddressOf(KlingRegion region) => region switch
    {
        KlingRegion.Global => new(OfficialApi.Servers.Default),
        KlingRegion.China => new(OfficialApi.Servers.Server2),
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, "There is no such region."),
    };

    public override PreparedCreate Prepare(TextToVideoRequest request) => PreparedCreate.AsIs(
        KlingProduct.TextToVideo,
        request.ExternalTaskId,
        () => RequestRules.Check<TextToVideoRequest, OfficialTextToVideoRules>(request),
        async (api, token) => await new OfficialApi(api).CreateTextToVideoAsync(request, token).ConfigureAwait(false));

    public override PreparedCreate Prepare(ImageToVideoRequest request) => PreparedCreate.AsIs(
        KlingProduct.ImageToVideo,
        request.ExternalTaskId,
        () => RequestRules.Check<ImageToVideoRequest, OfficialImageToVideoRules>(request),
        async (api, token) => await new OfficialApi(api).CreateImageToVideoAsync(request, token).ConfigureAwait(false));

    public override async ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) => product switch
    {
        KlingProduct.TextToVideo => await new OfficialApi(api).GetTextToVideoAsync(id, cancellationToken).ConfigureAwait(false),
        KlingProduct.ImageToVideo => await new OfficialApi(api).GetImageToVideoAsync(id, cancellationToken).ConfigureAwait(false),
        _ => throw NoSuchProduct(product),
    };

    public override async ValueTask<ApiResponse> ListAsync(
        ApiClient api, KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) => product switch
    {
        KlingProduct.TextToVideo => await new OfficialApi(api).ListTextToVideoAsync(page, pageSize, cancellationToken).ConfigureAwait(false),
        KlingProduct.ImageToVideo => await new OfficialApi(api).ListImageToVideoAsync(page, pageSize, cancellationToken).ConfigureAwait(false),
        _ => throw NoSuchProduct(product),
    };

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) => product switch
    {
        KlingProduct.TextToVideo => RequestRules.CheckText<TextToVideoRequest, OfficialTextToVideoRules>(utf8Json),
        KlingProduct.ImageToVideo => RequestRules.CheckText<ImageToVideoRequest, OfficialImageToVideoRules>(utf8Json),
        _ => Refuse(product),
    };
}
