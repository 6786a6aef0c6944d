using KlingGen.Cli.Output;
using KlingGen.Emulator;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>What the documents say of gateways and of what they sell; nothing else in the tool knows either by name.</summary>
/// <remarks>Every start of the tool runs through here: loops cost it less than queries, which are compiled anew each time.</remarks>
internal static class Catalogue
{
    /// <summary>The names of all gateways.</summary>
    public static IReadOnlyList<string> Gateways { get; } = [.. KlingGateway.Descriptors.Select(static gateway => gateway.Name)];

    /// <summary>The names of all products that any gateway sells: those with a name in C# in that order, then the others by name.</summary>
    public static IReadOnlyList<string> Products { get; } = FindProducts();

    /// <summary>A handle as an example for people.</summary>
    public static string ExampleHandle => $"{Gateways[0]}/{Products[0]}/task_01";

    /// <summary>The gateway of a name, in any case of letters.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static GatewayDescriptor Gateway(string name) =>
        KlingGateway.Descriptors.FirstOrDefault(gateway => gateway.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw ToolException.Usage($"There is no gateway '{name}'. {NearestName.Suggest(name, Gateways)}");

    /// <summary>The gateways that sell a product.</summary>
    public static IReadOnlyList<Sale> SalesOf(string product)
    {
        var sales = new List<Sale>();
        foreach (var gateway in KlingGateway.Descriptors)
        {
            if (RequestForm.Find(gateway, product) is { } form)
            {
                sales.Add(new Sale(gateway, form));
            }
        }

        return sales;
    }

    /// <summary>The gateway that the built-in emulator plays where none is named: its own, or the first seller.</summary>
    public static string Fallback(IReadOnlyList<Sale> sales)
    {
        var own = new EmulatorOptions().Gateway;
        return (sales.FirstOrDefault(sale => sale.Gateway.Name == own) ?? sales[0]).Gateway.Name;
    }

    /// <summary>What follows the name of a gateway that does not sell a product: that, and who does.</summary>
    public static string DoesNotSell(string product)
    {
        var sellers = SalesOf(product).Select(static sale => sale.Gateway.Name).ToList();
        return $"does not sell {product}; {Sentences.And(sellers)} {(sellers.Count == 1 ? "does" : "do")}";
    }

    private static List<string> FindProducts()
    {
        var sold = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var gateway in KlingGateway.Descriptors)
        {
            foreach (var product in gateway.Products)
            {
                sold.Add(product.Name);
            }
        }

        var products = new List<string>();
        foreach (var known in KlingProduct.Values)
        {
            if (sold.Remove(known.Value))
            {
                products.Add(known.Value);
            }
        }

        products.AddRange(sold);
        return products;
    }
}
