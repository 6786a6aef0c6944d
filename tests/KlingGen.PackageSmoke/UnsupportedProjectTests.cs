namespace KlingGen.PackageSmoke;

/// <summary>Projects that the generator cannot serve are told so, once.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class UnsupportedProjectTests(PackageFeed feed)
{
    [Theory]
    [InlineData("csproj", "net48", "", "*.NET 8 or later*net48*")]
    [InlineData("csproj", "netstandard2.0", "", "*.NET 8 or later*netstandard2.0*")]
    [InlineData("csproj", "net6.0", "<DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>", "*.NET 8 or later*net6.0*")]
    [InlineData("csproj", "net10.0", "<LangVersion>10.0</LangVersion>", "*C# 12 or later*10.0*")]
    [InlineData("vbproj", "net10.0", "", "*no C# project*")]
    [InlineData("fsproj", "net10.0", "", "*no C# project*")]
    public async Task A_project_that_cannot_work_has_one_error(string kind, string framework, string properties, string message)
    {
        using var folder = new StrangersFolder(feed);
        folder.Write($"app/app.{kind}", Projects.Of(
            Projects.Generator + Projects.ShopItem + (kind == "fsproj" ? "<Compile Include=\"Code.fs\" />" : ""),
            framework,
            properties).Replace("<Nullable>enable</Nullable>", ""));
        folder.Write("app/shop.yaml", Projects.Shop);
        folder.Write("app/Code.fs", "module Code\nlet one = 1\n");

        (await folder.BuildAsync("app")).Where(static told => !told.StartsWith("NETSDK1138", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().Match("KLG0030: " + message);
    }

    [Fact]
    public async Task A_runtime_of_another_version_is_refused()
    {
        using var folder = new StrangersFolder(feed);
        var other = await feed.PackAsync("src/KlingGen.Runtime", "99.0.0");
        folder.Write("app/app.csproj", Projects.Of(
            $"""{Projects.Generator}<PackageReference Include="KlingGen.Runtime" Version="{other}" />{Projects.ShopItem}"""));
        folder.Write("app/shop.yaml", Projects.Shop);

        (await folder.BuildAsync("app")).Should().ContainSingle().Which.Should().Match("KLG0031: *99.0.0*");
    }
}
