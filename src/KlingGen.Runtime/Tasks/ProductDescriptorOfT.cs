namespace KlingGen.Runtime.Tasks;

/// <summary>A product whose request is of one type.</summary>
/// <typeparam name="TRequest">The type.</typeparam>
public sealed class ProductDescriptor<TRequest> : ProductDescriptor
    where TRequest : class, IApiModel<TRequest>, IVideoRequest
{
    private readonly ValidationRule<TRequest>[] _rules = [];

    /// <summary>The gateway's rules over the request.</summary>
    public IReadOnlyList<ValidationRule<TRequest>> Rules
    {
        get => _rules;
        init => _rules = [.. value];
    }

    /// <summary>Reads the member of <see cref="ProductDescriptor.IdempotencyKey"/>.</summary>
    public Func<TRequest, string?>? ReadKey { get; init; }

    /// <summary>Sets the member of <see cref="ProductDescriptor.IdempotencyKey"/>.</summary>
    public Func<TRequest, string, TRequest>? WriteKey { get; init; }

    /// <summary>Fills in what the gateway wants to be sent always.</summary>
    public Func<TRequest, TRequest>? FillIn { get; init; }

    /// <inheritdoc/>
    public override Type RequestType => typeof(TRequest);

    /// <inheritdoc/>
    public override IVideoRequest Parse(ReadOnlySpan<byte> utf8Json) => ApiJson.Parse<TRequest>(utf8Json);

    /// <inheritdoc/>
    public override ValidationResult Validate(IVideoRequest request) => Typed(request).ValidateRequest(_rules);

    /// <inheritdoc/>
    public override ValidationResult Validate(ReadOnlySpan<byte> utf8Json) => ApiJson.ValidateRequest(utf8Json, _rules);

    /// <inheritdoc/>
    public override IVideoRequest Complete(IVideoRequest request) => FillIn is null ? request : FillIn(Typed(request));

    /// <inheritdoc/>
    public override string? GetIdempotencyKey(IVideoRequest request) => ReadKey?.Invoke(Typed(request)) is { Length: > 0 } key ? key : null;

    /// <inheritdoc/>
    public override IVideoRequest WithIdempotencyKey(IVideoRequest request, string key) =>
        WriteKey?.Invoke(Typed(request), key) ?? throw new InvalidOperationException($"The product {Name} knows no idempotency key.");

    private TRequest Typed(IVideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request as TRequest ?? throw new ArgumentException(
            $"The product {Name} takes a {typeof(TRequest).Name}, not a {request.GetType().Name}.", nameof(request));
    }
}
