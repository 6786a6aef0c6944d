using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>anyapi.vip: Kling's own text2video in Kling's envelope, with several shots.</summary>
internal sealed class AnyApiDialect : GatewayDialect
{
    public override string Name => "anyapi";

    public override Uri? DefaultAddress => new(AnyApi.Servers.Default);

    public override bool KnowsExternalTaskId => true;

    // The gateway's page calls multi_shot required, though its own example leaves it out: false says the same as nothing.
    public override PreparedCreate Prepare(TextToVideoRequest request)
    {
        var sent = request.MultiShot is null ? request with { MultiShot = false } : request;
        return PreparedCreate.AsIs(
            KlingProduct.TextToVideo,
            sent.ExternalTaskId,
            () => RequestRules.Check<TextToVideoRequest, AnyApiTextToVideoRules>(sent),
            async (api, token) => await new AnyApi(api).CreateTextToVideoAsync(sent, token).ConfigureAwait(false));
    }

    public override async ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) =>
        product == KlingProduct.TextToVideo
            ? await new AnyApi(api).GetTextToVideoAsync(id, cancellationToken).ConfigureAwait(false)
            : throw NoSuchProduct(product);

    public override async ValueTask<ApiResponse> ListAsync(
        ApiClient api, KlingProduct product, int page, int pageSize, CancellationToken cancellationToken) =>
        product == KlingProduct.TextToVideo
            ? await new AnyApi(api).ListTextToVideoAsync(page, pageSize, cancellationToken).ConfigureAwait(false)
            : throw NoSuchProduct(product);

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) =>
        product == KlingProduct.TextToVideo
            ? RequestRules.CheckText<TextToVideoRequest, AnyApiTextToVideoRules>(utf8Json)
            : Refuse(product);
}
