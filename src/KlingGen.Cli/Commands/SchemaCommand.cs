using System.CommandLine;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;

namespace KlingGen.Cli.Commands;

/// <summary><c>klinggen schema PRODUCT --gateway NAME</c></summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly ProductOptions _options = new("Whose rules are in it: ");

    public SchemaCommand(Terminal terminal)
        : base("schema", "Prints the JSON Schema of a product's requests, with all rules of a gateway", terminal) => _options.AddTo(this);

    protected override Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (product, gateway) = _options.Read(result);
        if (gateway.FindProduct(product) is { } own)
        {
            Terminal.Print(own.Schema);
            return Task.FromResult(ExitCode.Done);
        }

        var sale = Catalogue.SalesOf(product).FirstOrDefault(sale => sale.Gateway == gateway)
            ?? throw ToolException.Usage($"The gateway {gateway.Name} {Catalogue.DoesNotSell(product)}.");
        var target = gateway.FindProduct(gateway.FindMapping(sale.Form.Vocabulary.RequestType)!.Target)!.Name;
        throw ToolException.Usage(
            $"The gateway {gateway.Name} has no {product} of its own, it is translated: see 'klinggen schema {target} --gateway {gateway.Name}'.");
    }
}
