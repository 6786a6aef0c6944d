using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What an operation says of the product that it makes (<c>x-product</c>).</summary>
internal sealed class ProductExtension : ExtensionView
{
    public const string Keyword = "x-product";

    private const string NameKey = "name";
    private const string SummaryKey = "summary";
    private const string IdempotencyKeyKey = "idempotencyKey";

    private ProductExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>Its name, as in handles; null where a report says why not.</summary>
    public string? Name => Reader.Name(Node, NameKey, Keyword);

    public string? Summary => TextAt(SummaryKey);

    /// <summary>The member of the request under which the gateway accepts one task only.</summary>
    public PointerValue? IdempotencyKey => PointerValue.Of(Node[IdempotencyKeyKey], IdempotencyKeyKey, Context);

    /// <returns>Null where the operation makes no product, or does not say so by an object, which is reported.</returns>
    public static ProductExtension? Of(SpecNode operation, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(operation, Keyword, NameKey, SummaryKey, IdempotencyKeyKey) is { } node
            ? new ProductExtension(node, context)
            : null;

    public void ReportAtName(SpecDescriptor descriptor, params object[] arguments) => ReportAt(NameKey, descriptor, arguments);
}
