using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen;

/// <summary>How requests for a product are written for a gateway: in the product's own vocabulary where the gateway's is translated
/// into, else in the gateway's.</summary>
public sealed class RequestForm
{
    private readonly RequestMapping? _mapping;

    private RequestForm(GatewayDescriptor gateway, ProductDescriptor vocabulary, RequestMapping? mapping)
    {
        Vocabulary = vocabulary;
        Defaults = gateway.Defaults.FirstOrDefault(defaults => defaults.RequestType == vocabulary.RequestType)?.Values ?? [];
        _mapping = mapping;
    }

    /// <summary>The product's name.</summary>
    public string Product => Vocabulary.Name;

    /// <summary>What the request is made of: its members, what they mean, and words for a person. Where tasks go is the gateway's
    /// own product's.</summary>
    public ProductDescriptor Vocabulary { get; }

    /// <summary>What the gateway's document fills in for a person who says nothing: pointers into the request, and values as JSON
    /// text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Defaults { get; }

    /// <summary>Finds the form of a product's requests at a gateway.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="product">The product's name.</param>
    /// <returns>The form; null where the gateway neither sells the product nor translates requests for it.</returns>
    public static RequestForm? Find(GatewayDescriptor gateway, string product)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(product);
        if (FindMapping(gateway, product) is { } mapping)
        {
            return new RequestForm(gateway, mapping.Vocabulary, mapping.Mapping);
        }

        return gateway.FindProduct(product) is { } own ? new RequestForm(gateway, own, mapping: null) : null;
    }

    /// <summary>Reads a request in this form.</summary>
    /// <param name="utf8Json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ApiJsonException">The text is no request of this form.</exception>
    public IVideoRequest Parse(ReadOnlySpan<byte> utf8Json) => _mapping is null ? Vocabulary.Parse(utf8Json) : _mapping.Parse(utf8Json);

    /// <summary>The translation that a gateway has for requests of a product's own vocabulary.</summary>
    internal static (RequestMapping Mapping, ProductDescriptor Vocabulary)? FindMapping(GatewayDescriptor gateway, string product)
    {
        foreach (var mapping in gateway.Mappings)
        {
            if (Vocabularies().FirstOrDefault(known => known.Name == product && known.RequestType == mapping.Source) is { } vocabulary)
            {
                return (mapping, vocabulary);
            }
        }

        return null;
    }

    /// <summary>The name of the product that takes requests of a type, for sentences.</summary>
    internal static string ProductOf(Type requestType) => VocabularyOf(requestType)?.Name ?? requestType.Name;

    /// <summary>The product that takes requests of a type; null where no document that comes with the library has one.</summary>
    internal static ProductDescriptor? VocabularyOf(Type requestType) => Vocabularies().FirstOrDefault(known => known.RequestType == requestType);

    private static IEnumerable<ProductDescriptor> Vocabularies() =>
        KlingGateway.Descriptors.SelectMany(static descriptor => descriptor.Products);
}
