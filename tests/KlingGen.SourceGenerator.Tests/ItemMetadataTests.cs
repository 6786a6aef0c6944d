using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What the metadata of an item changes, and what is said of metadata that changes nothing.</summary>
public sealed class ItemMetadataTests
{
    private const string Shop = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        servers: [{ url: 'https://shop.example' }]
        paths:
          /orders:
            get:
              operationId: listOrders
              tags: [Orders]
              responses:
                '200':
                  description: d
                  content: { application/json: { schema: { type: object, properties: { count: { type: integer } } } } }
            post: { operationId: addOrder, tags: [Orders, admin], responses: { '204': { description: d } } }
          /users/{id}:
            delete: { operationId: deleteUser, tags: [admin], responses: { '204': { description: d } } }
          /health:
            get: { responses: { '204': { description: d } } }
        components:
          schemas:
            Order:
              type: object
              properties: { state: { type: string, enum: [open] }, by: { oneOf: [{ type: string }, { type: integer }] } }
        """;

    [Theory]
    [InlineData("IncludeTags", "Orders", "ListOrders AddOrder")]
    [InlineData("IncludeTags", "Orders;admin", "ListOrders AddOrder DeleteUser")]
    [InlineData("IncludeTags", "Orders|admin", "ListOrders AddOrder DeleteUser")]
    [InlineData("ExcludeTags", "admin", "ListOrders GetHealth")]
    [InlineData("IncludeOperations", "deleteUser; GET /health", "DeleteUser GetHealth")]
    [InlineData("ExcludeOperations", "post /orders", "ListOrders DeleteUser GetHealth")]
    public void Operations_are_chosen_by_tag_and_by_name(string name, string value, string operations)
    {
        var run = Run((name, value));

        run.Diagnostics.Should().BeEmpty();
        Methods(run).Should().Equal(operations.Split(' '));
    }

    [Fact]
    public void What_only_operations_need_that_are_left_out_is_no_type()
    {
        var all = Run();
        var some = Run(("ExcludeOperations", "listOrders"));

        Text(all).Should().Contain("record ListOrdersResponse");
        Text(some).Should().NotContain("ListOrdersResponse").And.Contain("record Order");
    }

    [Fact]
    public void Choices_come_together()
    {
        Methods(Run(("IncludeTags", "Orders"), ("ExcludeTags", "admin"), ("IncludeOperations", "GET /health")))
            .Should().Equal("ListOrders", "GetHealth");
    }

    [Theory]
    [InlineData("IncludeTags", "Orders;orders")]
    [InlineData("ExcludeTags", "Nobody")]
    [InlineData("IncludeOperations", "listOrders;GET /nowhere")]
    [InlineData("ExcludeOperations", "ListOrders")]
    public void A_choice_that_matches_nothing_is_told(string name, string value)
    {
        var diagnostic = Run((name, value)).Result.Diagnostics.Should().ContainSingle().Which;

        diagnostic.Id.Should().Be("KLG0020");
        diagnostic.Severity.Should().Be(DiagnosticSeverity.Warning);
        diagnostic.GetMessage(null).Should().StartWith(
            $"'{value.Split(';')[^1]}' in '{name}' is no tag, or no operation, of this document.");
        diagnostic.Location.GetLineSpan().Path.Should().EndWith("shop.yaml");
    }

    [Fact]
    public void All_types_can_be_internal()
    {
        var run = Run(("Visibility", "internal"), ("GroupByTag", "true"));

        run.Diagnostics.Should().BeEmpty();
        run.Output.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        Types(run).Should().NotBeEmpty().And.OnlyContain(static type => type.DeclaredAccessibility == Accessibility.Internal);
        Types(Run(("Visibility", "Public"))).Should().OnlyContain(static type => type.DeclaredAccessibility == Accessibility.Public);
    }

    [Fact]
    public void Operations_of_a_tag_can_stand_in_a_property()
    {
        var run = Run(("GroupByTag", "true"));

        run.Diagnostics.Should().BeEmpty();
        var client = Types(run).Single(static type => type.Name == "ShopClient");
        client.GetMembers().OfType<IPropertySymbol>().Select(static property => $"{property.Name} {property.Type.Name}")
            .Should().Equal("Client ApiClient", "Orders IShopOrdersClient", "Admin IShopAdminClient");
        client.GetMembers().OfType<IMethodSymbol>().Select(static method => method.Name)
            .Where(static name => name.EndsWith("Async", StringComparison.Ordinal))
            .Should().Equal("GetHealthAsync");
        Types(run).Single(static type => type.Name == "IShopClient").GetMembers("Orders").Should().ContainSingle();
        Types(run).Single(static type => type.Name == "ShopOrdersClient").GetMembers("AddOrderAsync").Should().ContainSingle();
    }

    [Theory]
    [InlineData("Visibility", "private", "'Visibility' is 'private', and should be one of public and internal; it counts as 'public'.")]
    [InlineData("GroupByTag", "yes", "'GroupByTag' is 'yes', and should be one of false and true; it counts as 'false'.")]
    public void A_value_that_nobody_understands_is_told(string name, string value, string message)
    {
        var diagnostic = Run((name, value)).Result.Diagnostics.Should().ContainSingle().Which;

        diagnostic.Id.Should().Be("KLG0023");
        diagnostic.GetMessage(null).Should().Be(message);
    }

    [Theory]
    [InlineData("my-ns", "'my-ns' is no namespace of C#; 'my_ns' is taken in its place.")]
    [InlineData("My.class", "'My.class' is no namespace of C#; 'My._class' is taken in its place.")]
    [InlineData("1st", "'1st' is no namespace of C#; '_1st' is taken in its place.")]
    public void A_namespace_that_had_to_be_changed_is_told(string asked, string message)
    {
        var diagnostic = GeneratorRun.Of(new SpecText("shop.yaml", Shop, asked)).Result.Diagnostics.Should().ContainSingle().Which;

        diagnostic.Id.Should().Be("KLG0024");
        diagnostic.GetMessage(null).Should().Be(message);
    }

    [Fact]
    public void Of_the_name_of_a_project_nothing_is_said() =>
        GeneratorRun.Of(new SpecText("shop.yaml", Shop, null)).Diagnostics.Should().BeEmpty();

    private static GeneratorRun Run(params (string Name, string Value)[] metadata) =>
        GeneratorRun.Of(new SpecText("shop.yaml", Shop)
        {
            Metadata = metadata.ToDictionary(static entry => entry.Name, static entry => entry.Value),
        });

    private static string Text(GeneratorRun run) => run.Sources;

    private static IEnumerable<string> Methods(GeneratorRun run) => Types(run)
        .Single(static type => type.Name == "IShopClient").GetMembers()
        .Select(static method => method.Name[..^"Async".Length]);

    private static IReadOnlyList<INamedTypeSymbol> Types(GeneratorRun run) =>
        [.. run.Output.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(static type => type.ContainingType is null && type.ContainingNamespace.Name == "Api")];
}
