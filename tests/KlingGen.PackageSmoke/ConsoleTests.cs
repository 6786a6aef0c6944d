namespace KlingGen.PackageSmoke;

[Collection(PackageFeed.CollectionName)]
public sealed class ConsoleTests(PackageFeed feed)
{
    private const string Program = """
        using System.Text.Json;
        using KlingGen.Runtime;
        using Shop;

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var order = JsonSerializer.Deserialize<Order>("{\"order_number\":\"A1\",\"paid_with\":\"card\",\"new\":1}", options)!;
        Console.WriteLine(JsonSerializer.Serialize(order));
        Console.WriteLine($"{order.PaidWith == OrderPaidWith.Card} {order.Validate().IsValid} {typeof(ShopApi).Name}");
        """;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_console_program_has_a_client_of_its_own_document(string framework)
    {
        using var folder = new StrangersFolder(feed);
        folder.Write(
            "app/app.csproj",
            Projects.Of(Projects.Generator + Projects.ShopItem, framework, Projects.Program + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        folder.Write("app/shop.yaml", Projects.Shop);
        folder.Write("app/Program.cs", Program);

        (await folder.BuildAsync("app")).Should().BeEmpty();

        (await folder.OutputAsync("app")).Should().Be("""
            {"order_number":"A1","paid_with":"card","new":1}
            True True ShopApi
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("net8.0", "8.0.0")]
    [InlineData("net10.0", "10.0.0")]
    public async Task A_program_of_the_client_is_not_forced_onto_later_dependencies(string framework, string oldest)
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("app/app.csproj", Projects.Of(Projects.Client, framework, Projects.Program));
        folder.Write("app/Program.cs", """
            using KlingGen;

            using var client = new KlingClient(KlingGateway.Kapon("key"));
            Console.WriteLine(client.Gateway.Name);
            """);

        (await folder.BuildAsync("app")).Should().BeEmpty();

        (await folder.OutputAsync("app")).Should().Be("kapon");
        folder.Read("app/obj/project.assets.json").Should().Contain($"Microsoft.Extensions.Http/{oldest}");
    }
}
