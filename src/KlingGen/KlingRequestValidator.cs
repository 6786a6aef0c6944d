using KlingGen.Runtime;

namespace KlingGen;

/// <summary>Checks requests as JSON text, without a key and without sending anything.</summary>
public static class KlingRequestValidator
{
    /// <summary>Finds everything that is wrong with a request: values of the wrong JSON type, the documents' rules, the gateway's own
    /// rules, and what the gateway cannot express.</summary>
    /// <param name="gateway">The gateway's name, one of <see cref="KlingGateway.Names"/>.</param>
    /// <param name="product">The product. A request for text2video or image2video at the videos gateway is Kling's own and is checked as
    /// it would be sent there; at v1 it is in that gateway's own form.</param>
    /// <param name="utf8Json">The request.</param>
    /// <returns>All errors, in the text's order.</returns>
    /// <exception cref="ArgumentException">There is no such gateway.</exception>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    public static ValidationResult Validate(string gateway, KlingProduct product, ReadOnlySpan<byte> utf8Json) =>
        KlingGateway.FindDialect(gateway).Validate(product, utf8Json);
}
