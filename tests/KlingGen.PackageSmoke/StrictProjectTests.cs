namespace KlingGen.PackageSmoke;

[Collection(PackageFeed.CollectionName)]
public sealed class StrictProjectTests(PackageFeed feed)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task All_analyzers_find_nothing_in_what_is_generated(string framework)
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("library/library.csproj", Projects.Of(Projects.Generator + Projects.ShopItem, framework, """
            <AnalysisMode>All</AnalysisMode>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <IsAotCompatible>true</IsAotCompatible>
            """));
        folder.Write("library/shop.yaml", Projects.Shop);

        (await folder.BuildAsync("library")).Should().BeEmpty();
    }
}
