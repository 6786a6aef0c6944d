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
            var complete = Complete(own, request, options);
            if (!options.ValidateRequests)
            {
                return Make(own, complete, WrittenRequest.Write(own.Create, complete), []);
            }

            var verdict = Checked(own.Validate(complete), own, complete, isOwn: true);
            var written = WrittenRequest.Write(own.Create, complete);
            return Make(own, complete, written, UnknownMembers.AddTo(verdict, own, written.Body.Span).Warnings);
        }

        var mapping = gateway.FindMapping(type)
            ?? throw new KlingUnsupportedException(gateway.Name, [Unsupported.Product(RequestForm.ProductOf(type))]);
        return Translate(gateway, mapping, request, options);
    }

    private static CreateOrder Translate(GatewayDescriptor gateway, RequestMapping mapping, IVideoRequest request, KlingClientOptions options)
    {
        var target = MappedRules.Target(gateway, mapping);
        var vocabulary = RequestForm.VocabularyOf(mapping.Source);
        var mapped = mapping.Map(request);
        if (mapped.Lost.Count > 0)
        {
            throw new KlingUnsupportedException(gateway.Name, UnknownMembers.Explain(mapped.Lost, vocabulary));
        }

        var sent = Complete(target, mapped.Request, options);
        IReadOnlyList<ValidationError> warnings = [];
        if (options.ValidateRequests)
        {
            var verdict = Checked(MappedRules.Validate(gateway, mapping, request, sent), vocabulary, request, isOwn: false);
            warnings = UnknownMembers.AddTo(verdict, vocabulary, RequestText.TryWrite(request)).Warnings;
        }

        return Make(target, sent, WrittenRequest.Write(target.Create, sent), warnings);
    }

    private static IVideoRequest Complete(ProductDescriptor product, IVideoRequest request, KlingClientOptions options)
    {
        var complete = product.Complete(request);
        return options.AssignExternalTaskIds && product.IdempotencyKey is not null && product.GetIdempotencyKey(complete) is null
            ? product.WithIdempotencyKey(complete, Guid.NewGuid().ToString("N"))
            : complete;
    }

    /// <summary>The verdict on a request that breaks no rule.</summary>
    /// <param name="verdict">What the rules found.</param>
    /// <param name="vocabulary">The product whose members the request has.</param>
    /// <param name="request">The request.</param>
    /// <param name="isOwn">Whether that product is the gateway's own, so that its values are those that the gateway takes.</param>
    /// <exception cref="ApiValidationException">It breaks a rule.</exception>
    private static ValidationResult Checked(ValidationResult verdict, ProductDescriptor? vocabulary, IVideoRequest request, bool isOwn)
    {
        if (verdict.IsValid)
        {
            return verdict;
        }

        if (vocabulary is not null && RequestText.TryWrite(request) is { } text)
        {
            verdict = UnknownMembers.AddTo(isOwn ? AllowedValues.AddTo(verdict, vocabulary, text) : verdict, vocabulary, text);
        }

        throw new ApiValidationException(verdict);
    }

    private static CreateOrder Make(
        ProductDescriptor product, IVideoRequest request, WrittenRequest written, IReadOnlyList<ValidationError> warnings) => new(
        product, written, product.IdempotencyKey is null ? null : product.GetIdempotencyKey(request), warnings);
}
