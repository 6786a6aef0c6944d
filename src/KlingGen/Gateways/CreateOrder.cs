using KlingGen.Requests;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Gateways;

/// <summary>A create as one gateway takes it: in its vocabulary, complete, checked and written.</summary>
/// <param name="Product">The product under which the task will be found.</param>
/// <param name="Request">What is sent, as often as it takes.</param>
/// <param name="Key">The id under which the gateway accepts one task only; null where the request has none.</param>
/// <param name="Warnings">What the rules found doubtful.</param>
internal sealed record CreateOrder(ProductDescriptor Product, WrittenRequest Request, string? Key, IReadOnlyList<ValidationError> Warnings)
{
    /// <summary>Puts a request into the form of a gateway.</summary>
    /// <exception cref="KlingUnsupportedException">The gateway cannot express it.</exception>
    /// <exception cref="ApiValidationException">It breaks a rule.</exception>
    public static CreateOrder Prepare(GatewayDescriptor gateway, IVideoRequest request, KlingClientOptions options)
    {
        var type = request.GetType();
        if (gateway.FindProduct(type) is { } own)
        {
            return Own(own, Complete(own, request, options), options.ValidateRequests);
        }

        var mapping = gateway.FindMapping(type)
            ?? throw new KlingUnsupportedException(gateway.Name, [Unsupported.Product(RequestForm.ProductOf(type))]);
        return Translated(gateway, mapping, request, options);
    }

    private static CreateOrder Own(ProductDescriptor product, IVideoRequest request, bool isChecked)
    {
        var verdict = isChecked ? product.Validate(request) : ValidationResult.Valid;
        if (!verdict.IsValid)
        {
            var text = RequestText.TryWrite(request);
            throw new ApiValidationException(text is null ? verdict : RequestReview.AddTo(AllowedValues.AddTo(verdict, product, text), product, text));
        }

        var written = WrittenRequest.Write(product.Create, request);
        return Make(product, request, written, isChecked ? Checked(RequestReview.AddTo(verdict, product, written.Body.Span)) : []);
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
            ? Checked(RequestReview.AddTo(MappedRules.Validate(gateway, mapping, request, sent), vocabulary, RequestText.TryWrite(request)))
            : [];
        return Make(target, sent, WrittenRequest.Write(target.Create, sent), warnings);
    }

    private static IVideoRequest Complete(ProductDescriptor product, IVideoRequest request, KlingClientOptions options)
    {
        var complete = product.Complete(request);
        return options.AssignExternalTaskIds && product.IdempotencyKey is not null && product.GetIdempotencyKey(complete) is null
            ? product.WithIdempotencyKey(complete, Guid.NewGuid().ToString("N"))
            : complete;
    }

    private static IReadOnlyList<ValidationError> Checked(ValidationResult verdict) =>
        verdict.IsValid ? verdict.Warnings : throw new ApiValidationException(verdict);

    private static CreateOrder Make(
        ProductDescriptor product, IVideoRequest request, WrittenRequest written, IReadOnlyList<ValidationError> warnings) => new(
        product, written, product.IdempotencyKey is null ? null : product.GetIdempotencyKey(request), warnings);
}
