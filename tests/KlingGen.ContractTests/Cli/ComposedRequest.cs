using System.CommandLine;
using System.Text.Json;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Cli.Requests;

namespace KlingGen.ContractTests.Cli;

/// <summary>The request that the tool makes of a command line, without sending it.</summary>
/// <param name="Json">The request.</param>
/// <param name="Said">What the user is told.</param>
internal sealed record ComposedRequest(JsonElement Json, string Said)
{
    public static Task<ComposedRequest> OfAsync(string product, string gateway, params string[] arguments)
    {
        var sales = Catalogue.SalesOf(product);
        return OfAsync(sales, sales.Single(sale => sale.Gateway.Name == gateway), arguments);
    }

    public static async Task<ComposedRequest> OfAsync(IReadOnlyList<Sale> sales, Sale sale, params string[] arguments)
    {
        var options = new RequestOptions(sales, []);
        var command = new Command("compose");
        options.AddTo(command);
        var parsed = command.Parse(arguments, Tool.Parsing);
        parsed.Errors.Should().BeEmpty();
        using var said = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, said, isInteractive: false, useColor: false);

        var request = await new RequestComposer(sale, options.Read(parsed), terminal).ComposeAsync(default);

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            request.Write(writer);
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return new ComposedRequest(document.RootElement.Clone(), said.ToString());
    }
}
