namespace KlingGen.Runtime.Tasks;

/// <summary>Translates requests of one type into those of another.</summary>
/// <typeparam name="TSource">The type that is translated.</typeparam>
/// <typeparam name="TTarget">The request of a product of the gateway.</typeparam>
public abstract class RequestMapping<TSource, TTarget> : RequestMapping
    where TSource : class, IApiModel<TSource>, IVideoRequest
    where TTarget : class, IApiModel<TTarget>, IVideoRequest
{
    /// <inheritdoc/>
    public sealed override Type Source => typeof(TSource);

    /// <inheritdoc/>
    public sealed override Type Target => typeof(TTarget);

    /// <summary>Translates a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lost">Takes what the gateway has no way to say.</param>
    /// <returns>The request as the gateway takes it.</returns>
    protected abstract TTarget Map(TSource request, ICollection<ValidationError> lost);

    /// <inheritdoc/>
    public sealed override MappedRequest Map(IVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var lost = new List<ValidationError>();
        return new MappedRequest(Map((TSource)request, lost), lost);
    }

    /// <inheritdoc/>
    public sealed override IVideoRequest Parse(ReadOnlySpan<byte> utf8Json) => ApiJson.Parse<TSource>(utf8Json);

    /// <inheritdoc/>
    public sealed override ValidationResult ValidateSource(ReadOnlySpan<byte> utf8Json) => ApiJson.ValidateRequest<TSource>(utf8Json);
}
