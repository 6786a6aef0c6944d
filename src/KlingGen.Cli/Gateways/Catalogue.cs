using KlingGen.Emulator;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Gateways;

/// <summary>What the documents say of gateways and of what they sell; nothing else in the tool knows either by name.</summary>
internal static class Catalogue
{
    /// <summary>The names of all gateways.</summary>
    public static IEnumerable<string> Gateways => KlingGateway.Descriptors.Select(static gateway => gateway.Name);

    /// <summary>The names of all products that any gateway sells: those with a name in C# in that order, then the others by name.</summary>
    public static IReadOnlyList<string> Products { get; } =
    [
        .. KlingGateway.Descriptors.SelectMany(static gateway => gateway.Products)
            .Select(static product => product.Name).Distinct(StringComparer.Ordinal)
            .OrderBy(Rank).ThenBy(static name => name, StringComparer.Ordinal),
    ];

    /// <summary>A handle as an example for people.</summary>
    public static string ExampleHandle => $"{KlingGateway.Descriptors[0].Name}/{Products[0]}/task_01";

    /// <summary>The gateway of a name, in any case of letters.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static GatewayDescriptor Gateway(string name) =>
        KlingGateway.Descriptors.FirstOrDefault(gateway => gateway.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw ToolException.Usage($"There is no gateway '{name}'. {NearestName.Suggest(name, [.. Gateways])}");

    /// <summary>The gateways that sell a product.</summary>
    public static IReadOnlyList<Sale> SalesOf(string product) =>
    [
        .. from gateway in KlingGateway.Descriptors
           let form = RequestForm.Find(gateway, product)
           where form is not null
           select new Sale(gateway, form),
    ];

    /// <summary>The gateway that the built-in emulator plays where none is named: its own, or the first seller.</summary>
    public static string Fallback(IReadOnlyList<Sale> sales)
    {
        var own = new EmulatorOptions().Gateway;
        return (sales.FirstOrDefault(sale => sale.Gateway.Name == own) ?? sales[0]).Gateway.Name;
    }

    private static int Rank(string product)
    {
        var position = 0;
        foreach (var known in KlingProduct.Values)
        {
            if (known.Value == product)
            {
                return position;
            }

            position++;
        }

        return int.MaxValue;
    }
}
