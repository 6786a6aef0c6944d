namespace KlingGen.PackageSmoke;

/// <summary>A library whose types are generated, and those who refer to it.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class LibraryTests(PackageFeed feed)
{
    [Fact]
    public async Task A_program_uses_a_library_s_types_and_the_generator_does_not_run_there()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("library/library.csproj", Projects.Of(Projects.Generator + Projects.ShopItem));
        folder.Write("library/shop.yaml", Projects.Shop);
        folder.Write("app/app.csproj", Projects.Of("""
            <ProjectReference Include="../library/library.csproj" />
            <OpenApiSpec Include="other.yaml" />
            """, properties: Projects.Program));
        folder.Write("app/other.yaml", Projects.Shop.Replace("Order", "Parcel"));
        folder.Write("app/Program.cs", """
            using System.Reflection;
            using System.Text.Json;
            using Shop;

            Console.WriteLine(JsonSerializer.Serialize(new Order { OrderNumber = "A1" }));
            Console.WriteLine(string.Join(" ", Assembly.GetExecutingAssembly().GetTypes().Where(type => type.Name == "Parcel").Select(type => type.Name)) + ".");
            """);

        (await folder.BuildAsync("app")).Should().BeEmpty();

        (await folder.OutputAsync("app")).Should().Be("{\"order_number\":\"A1\"}\n.");
    }

    [Fact]
    public async Task A_library_and_its_consumer_have_types_of_their_own()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("library/library.csproj", Projects.Of(Projects.Generator + Projects.ShopItem));
        folder.Write("library/shop.yaml", Projects.Shop);
        folder.Write("app/app.csproj", Projects.Of(
            $"""<ProjectReference Include="../library/library.csproj" />{Projects.Generator}<OpenApiSpec Include="parcels.yaml" Namespace="Parcels" />""",
            properties: Projects.Program));
        folder.Write("app/parcels.yaml", Projects.Shop.Replace("Order", "Parcel").Replace("order", "parcel"));
        folder.Write("app/Program.cs", """
            using KlingGen.Runtime;

            var parcel = new Parcels.Parcel { ParcelNumber = "1234" };
            Console.WriteLine($"{new Shop.Order { OrderNumber = "A1" }.Validate().IsValid} {parcel.Validate().Errors[0].InstanceLocation}");
            """);

        (await folder.BuildAsync("app", "-warnaserror")).Should().BeEmpty();

        (await folder.OutputAsync("app")).Should().Be("True /parcel_number");
    }
}
