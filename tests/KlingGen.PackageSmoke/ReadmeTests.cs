namespace KlingGen.PackageSmoke;

/// <summary>Each C# example of the pages, pasted into a project that has nothing but the packages.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class ReadmeTests(PackageFeed feed)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("src/KlingGen/README.md")]
    [InlineData("src/KlingGen.Runtime/README.md")]
    [InlineData("src/KlingGen.AspNetCore/README.md")]
    [InlineData("src/KlingGen.Emulator/README.md")]
    public async Task Each_example_builds_as_a_reader_pastes_it(string page)
    {
        using var folder = new StrangersFolder(feed);
        var documents = MarkdownPage.Of("README.md").Blocks("yaml");
        folder.Write("app/app.csproj", Projects.Of(
            Projects.Client + Projects.AspNetCore + Projects.Emulator + Projects.Generator + """
            <OpenApiSpec Include="petshop.yaml" Namespace="PetShop" Client="PetShopApi" />
            <OpenApiSpec Include="film-shop.yaml" Namespace="FilmShop" />
            """,
            properties: Projects.Program));
        folder.Write("app/petshop.yaml", documents[0]);
        folder.Write("app/film-shop.yaml", documents[1]);

        foreach (var example in MarkdownPage.Of(page).Blocks("csharp"))
        {
            folder.Write("app/Program.cs", example);
            (await folder.BuildAsync("app", "--no-incremental")).Should().BeEmpty("this stands on the page: {0}", example);
        }
    }
}
