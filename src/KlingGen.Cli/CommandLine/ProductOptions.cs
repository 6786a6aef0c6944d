using System.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.CommandLine;

/// <summary>Which product is meant, and the gateway whose rules count, for commands that send nothing.</summary>
internal sealed class ProductOptions
{
    private readonly Argument<string> _product = new("PRODUCT") { Description = Sentences.Or(Catalogue.Products) };
    private readonly Option<string?> _gateway;

    /// <param name="purpose">What the gateway is needed for, before the names of gateways.</param>
    public ProductOptions(string purpose) => _gateway = GatewayOptions.GatewayOption(Catalogue.Gateways, purpose);

    public void AddTo(Command command)
    {
        command.Add(_product);
        command.Add(_gateway);
    }

    /// <exception cref="ToolException">There is no such product or gateway.</exception>
    public (string Product, GatewayDescriptor Gateway) Read(ParseResult result)
    {
        var (product, gateway) = ReadNamed(result);
        return (product, gateway ?? Catalogue.Gateway(Catalogue.Fallback(Catalogue.SalesOf(product))));
    }

    /// <summary>The gateway only if the user named one, there or in the settings.</summary>
    /// <exception cref="ToolException">There is no such product or gateway.</exception>
    public (string Product, GatewayDescriptor? Gateway) ReadNamed(ParseResult result)
    {
        var product = result.GetRequiredValue(_product);
        if (!Catalogue.Products.Contains(product))
        {
            throw ToolException.Usage($"There is no product '{product}'. {NearestName.Suggest(product, Catalogue.Products)}");
        }

        var gateway = result.GetValue(_gateway) ?? ToolSettings.Load(Environment.GetEnvironmentVariable).Gateway;
        return (product, gateway is null ? null : Catalogue.Gateway(gateway));
    }
}
