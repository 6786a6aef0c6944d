using System.CommandLine;
using System.Text.Json;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen schema PRODUCT --gateway NAME</c></summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly Argument<string> _product = new("PRODUCT") { Description = Sentences.Or(Catalogue.Products) };
    private readonly Option<string?> _gateway = GatewayOptions.GatewayOption(Catalogue.Gateways, "Whose rules are folded in: ");

    public SchemaCommand(Terminal terminal)
        : base("schema", "Prints the JSON Schema of a product's request, with a gateway's rules folded in", terminal)
    {
        Add(_product);
        Add(_gateway);
    }

    protected override Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var name = Catalogue.Product(result.GetRequiredValue(_product));
        var gateway = (result.GetValue(_gateway) ?? ToolSettings.Load(Environment.GetEnvironmentVariable).Gateway) is { } named
            ? Catalogue.Gateway(named)
            : Catalogue.Gateway(Catalogue.Fallback(Catalogue.SalesOf(name)));
        var product = gateway.FindProduct(name) ?? throw ToolException.Usage(Missing(gateway, name));
        using var schema = JsonDocument.Parse(product.Schema);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JsonLine.Encoder }))
        {
            schema.WriteTo(writer);
        }

        Terminal.Print(System.Text.Encoding.UTF8.GetString(text.ToArray()));
        return Task.FromResult(ExitCode.Done);
    }

    private static string Missing(GatewayDescriptor gateway, string product) => RequestForm.Find(gateway, product) is null
        ? $"The gateway {gateway.Name} does not sell {product}; it sells {Sentences.Or([.. gateway.Products.Select(static one => one.Name)])}."
        : $"The gateway {gateway.Name} has no requests for {product} of its own: they are translated into those for {gateway.Products[0].Name}.";
}
