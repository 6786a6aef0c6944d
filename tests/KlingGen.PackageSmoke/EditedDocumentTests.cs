namespace KlingGen.PackageSmoke;

/// <summary>Documents that change between builds.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class EditedDocumentTests(PackageFeed feed)
{
    [Fact]
    public async Task A_build_follows_a_document_that_is_edited_renamed_and_deleted()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("app/app.csproj", Projects.Of(Projects.Generator + """<OpenApiSpec Include="*.yaml" Namespace="Shop" />""", properties: Projects.Program));
        folder.Write("app/shop.yaml", Projects.Shop);
        folder.Write("app/Program.cs", """
            using System.Reflection;

            Console.WriteLine(string.Join(" ", Assembly.GetExecutingAssembly().GetTypes().Where(type => type.Namespace == "Shop" && type.IsPublic)
                .Select(type => type.Name).Where(name => name.StartsWith("Order") || name.EndsWith("Client")).Order()));
            """);

        (await folder.BuildAsync("app")).Should().BeEmpty();
        (await folder.OutputAsync("app")).Should().Contain("OrderPaidWith").And.Contain("ShopClient");

        folder.Write("app/shop.yaml", Projects.Shop.Replace("paid_with", "paid_by"));
        (await folder.BuildAsync("app")).Should().BeEmpty();
        (await folder.OutputAsync("app")).Should().Contain("OrderPaidBy").And.NotContain("OrderPaidWith");

        folder.Delete("app/shop.yaml");
        folder.Write("app/store.yaml", Projects.Shop);
        (await folder.BuildAsync("app")).Should().BeEmpty();
        (await folder.OutputAsync("app")).Should().Contain("StoreClient").And.NotContain("ShopClient");

        folder.Write("app/store.yaml", "openapi: 3.1.0\ninfo: [");
        (await folder.BuildAsync("app")).Should().ContainSingle().Which.Should().StartWith("KLG0001");
    }
}
