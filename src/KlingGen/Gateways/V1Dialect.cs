using KlingGen.Runtime;

namespace KlingGen.Gateways;

/// <summary>A gateway with text2video alone, bare tasks for answers and a request of its own form (<see cref="V1TextToVideoRequest"/>).</summary>
internal sealed class V1Dialect : GatewayDialect
{
    public override string Name => "v1";

    public override PreparedCreate Prepare(TextToVideoRequest request)
    {
        var lost = new LostMembers();
        var mapped = V1Mapping.Map(request, lost);
        return new PreparedCreate(
            KlingProduct.TextToVideo,
            ExternalTaskId: null,
            lost.Errors,
            () => RequestRules.CheckMapped<TextToVideoRequest, V1TextToVideoRequest, V1TextToVideoRules>(request, mapped, static location => location),
            async (api, token) => await new V1Api(api).CreateTextToVideoAsync(mapped, token).ConfigureAwait(false));
    }

    public override async ValueTask<ApiResponse> QueryAsync(ApiClient api, KlingProduct product, string id, CancellationToken cancellationToken) =>
        product == KlingProduct.TextToVideo
            ? await new V1Api(api).GetTextToVideoAsync(id, cancellationToken).ConfigureAwait(false)
            : throw NoSuchProduct(product);

    public override ValidationResult Validate(KlingProduct product, ReadOnlySpan<byte> utf8Json) =>
        product == KlingProduct.TextToVideo
            ? RequestRules.CheckText<V1TextToVideoRequest, V1TextToVideoRules>(utf8Json)
            : Refuse(product);
}
