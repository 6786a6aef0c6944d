using KlingGen.Gateways;
using KlingGen.Requests;
using KlingGen.Runtime;

namespace KlingGen;

/// <summary>Checks requests as JSON text, without a key and without sending anything.</summary>
public static class KlingRequestValidator
{
    /// <summary>Finds everything that is wrong with a request: values of the wrong JSON type, the documents' rules, the gateway's own
    /// rules, pictures that are none or break Kling's limits (<c>image</c>), and what the gateway cannot express.</summary>
    /// <param name="gateway">The gateway's name, one of <see cref="KlingGateway.Names"/>.</param>
    /// <param name="product">The product. Where the gateway sells it, the request is in the gateway's own form; where it only translates
    /// requests for it, the request is in the product's, and is checked as it would be sent.</param>
    /// <param name="utf8Json">The request.</param>
    /// <returns>All errors, in the text's order, and as warnings what is doubtful: what a rule only warns of, and members that the documents do
    /// not name (<c>unknownMember</c>), with the nearest name that they do.</returns>
    /// <exception cref="ArgumentException">There is no such gateway.</exception>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    public static ValidationResult Validate(string gateway, KlingProduct product, ReadOnlySpan<byte> utf8Json)
    {
        var descriptor = KlingGateway.FindDescriptor(gateway);
        if (descriptor.FindProduct(product.Value ?? "") is { } own)
        {
            return RequestReview.AddTo(AllowedValues.AddTo(own.Validate(utf8Json), own, utf8Json), own, utf8Json);
        }

        return RequestForm.FindMapping(descriptor, product.Value ?? "") is { } found
            ? MappedRules.Validate(descriptor, found.Mapping, found.Vocabulary, utf8Json)
            : new ValidationResult([Unsupported.Product(product.ToString())], []);
    }
}
