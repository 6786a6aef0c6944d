using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>A create as one gateway takes it: in its vocabulary, complete, checked and written.</summary>
/// <param name="Product">The product under which the task will be found.</param>
/// <param name="Request">What is sent, as often as it takes.</param>
/// <param name="Key">The id under which the gateway accepts one task only; null where the request has none.</param>
/// <param name="IsKeyGenerated">Whether the client made the id up.</param>
/// <param name="Warnings">What the rules found doubtful.</param>
internal sealed record CreateOrder(
    ProductDescriptor Product, WrittenRequest Request, string? Key, bool IsKeyGenerated, IReadOnlyList<ValidationError> Warnings)
{
    /// <summary>The whole request as JSON text.</summary>
    public ReadOnlyMemory<byte> Json => Request.Json;

    /// <summary>Puts a request into the form of a gateway.</summary>
    /// <exception cref="KlingUnsupportedException">The gateway cannot express it.</exception>
    /// <exception cref="ApiValidationException">It breaks a rule.</exception>
    public static CreateOrder Prepare(GatewayDescriptor gateway, IVideoRequest request, KlingClientOptions options)
    {
        var type = request.GetType();
        if (gateway.FindProduct(type) is { } own)
        {
            var (complete, isKeyGenerated) = Complete(own, request, options);
            return Write(own, complete, isKeyGenerated, Checked(options.ValidateRequests ? own.Validate(complete) : ValidationResult.Valid));
        }

        var mapping = gateway.FindMapping(type)
            ?? throw new KlingUnsupportedException(gateway.Name, [Unsupported.Product(RequestForm.ProductOf(type))]);
        var target = MappedRules.Target(gateway, mapping);
        var mapped = mapping.Map(request);
        if (mapped.Lost.Count > 0)
        {
            throw new KlingUnsupportedException(gateway.Name, mapped.Lost);
        }

        var (sent, isGenerated) = Complete(target, mapped.Request, options);
        return Write(target, sent, isGenerated, Checked(
            options.ValidateRequests ? MappedRules.Validate(gateway, mapping, request, sent) : ValidationResult.Valid));
    }

    /// <summary>The order of a request that was put into the gateway's form before, as a journal keeps it.</summary>
    /// <exception cref="ApiJsonException">The text is no request of the product.</exception>
    public static CreateOrder Read(ProductDescriptor product, ReadOnlySpan<byte> utf8Json, bool isKeyGenerated) =>
        Write(product, product.Parse(utf8Json), isKeyGenerated, warnings: []);

    /// <summary>The same order under another id that the client made up.</summary>
    public CreateOrder WithKey(string key) =>
        Write(Product, Product.WithIdempotencyKey(Product.Parse(Json.Span), key), isKeyGenerated: true, Warnings);

    private static (IVideoRequest Request, bool IsKeyGenerated) Complete(
        ProductDescriptor product, IVideoRequest request, KlingClientOptions options)
    {
        var complete = product.Complete(request);
        return options.AssignExternalTaskIds && product.IdempotencyKey is not null && product.GetIdempotencyKey(complete) is null
            ? (product.WithIdempotencyKey(complete, Guid.NewGuid().ToString("N")), true)
            : (complete, false);
    }

    private static IReadOnlyList<ValidationError> Checked(ValidationResult result) =>
        result.IsValid ? result.Warnings : throw new ApiValidationException(result);

    private static CreateOrder Write(
        ProductDescriptor product, IVideoRequest request, bool isKeyGenerated, IReadOnlyList<ValidationError> warnings) => new(
        product,
        WrittenRequest.Write(product.Create, request),
        product.IdempotencyKey is null ? null : product.GetIdempotencyKey(request),
        isKeyGenerated,
        warnings);
}
