using KlingGen.Requests;
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
            return Own(Complete(own, request, options), options.ValidateRequests);
        }

        var mapping = gateway.FindMapping(type)
            ?? throw new KlingUnsupportedException(gateway.Name, [Unsupported.Product(RequestForm.ProductOf(type))]);
        return Translated(gateway, mapping, request, options);
    }

    /// <summary>The order of a request that was put into the gateway's form before, as a journal keeps it.</summary>
    /// <exception cref="ApiJsonException">The text is no request of the product.</exception>
    public static CreateOrder Read(ProductDescriptor product, ReadOnlySpan<byte> utf8Json, bool isKeyGenerated) =>
        Make(new Completed(product, product.Parse(utf8Json), isKeyGenerated), warnings: []);

    /// <summary>The same order under another id that the client made up.</summary>
    public CreateOrder WithKey(string key) =>
        Make(new Completed(Product, Product.WithIdempotencyKey(Product.Parse(Json.Span), key), IsKeyGenerated: true), Warnings);

    private static CreateOrder Own(Completed own, bool isChecked)
    {
        var (product, request, _) = own;
        var verdict = isChecked ? product.Validate(request) : ValidationResult.Valid;
        if (!verdict.IsValid)
        {
            var text = RequestText.TryWrite(request);
            throw new ApiValidationException(text is null ? verdict : RequestReview.AddTo(AllowedValues.AddTo(verdict, product, text), product, text));
        }

        var written = WrittenRequest.Write(product.Create, request);
        return Make(own, written, isChecked ? Checked(RequestReview.AddTo(verdict, product, written.Json.Span)) : []);
    }

    private static CreateOrder Translated(GatewayDescriptor gateway, RequestMapping mapping, IVideoRequest request, KlingClientOptions options)
    {
        var target = MappedRules.Target(gateway, mapping);
        var vocabulary = RequestForm.VocabularyOf(mapping.Source);
        var mapped = mapping.Map(request);
        if (mapped.Lost.Count > 0)
        {
            throw new KlingUnsupportedException(gateway.Name, RequestReview.Explain(mapped.Lost, vocabulary));
        }

        var sent = Complete(target, mapped.Request, options);
        var warnings = options.ValidateRequests
            ? Checked(RequestReview.AddTo(MappedRules.Validate(gateway, mapping, request, sent.Request), vocabulary, RequestText.TryWrite(request)))
            : [];
        return Make(sent, warnings);
    }

    private static Completed Complete(ProductDescriptor product, IVideoRequest request, KlingClientOptions options)
    {
        var complete = product.Complete(request);
        return options.AssignExternalTaskIds && product.IdempotencyKey is not null && product.GetIdempotencyKey(complete) is null
            ? new Completed(product, product.WithIdempotencyKey(complete, Guid.NewGuid().ToString("N")), IsKeyGenerated: true)
            : new Completed(product, complete, IsKeyGenerated: false);
    }

    private static IReadOnlyList<ValidationError> Checked(ValidationResult verdict) =>
        verdict.IsValid ? verdict.Warnings : throw new ApiValidationException(verdict);

    private static CreateOrder Make(Completed order, IReadOnlyList<ValidationError> warnings) =>
        Make(order, WrittenRequest.Write(order.Product.Create, order.Request), warnings);

    private static CreateOrder Make(Completed order, WrittenRequest written, IReadOnlyList<ValidationError> warnings) => new(
        order.Product,
        written,
        order.Product.IdempotencyKey is null ? null : order.Product.GetIdempotencyKey(order.Request),
        order.IsKeyGenerated,
        warnings);

    /// <summary>A request with all that its gateway wants.</summary>
    private sealed record Completed(ProductDescriptor Product, IVideoRequest Request, bool IsKeyGenerated);
}
