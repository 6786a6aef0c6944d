using System.Diagnostics;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What the build says of items that the compiler never sees, and what it leaves to others.</summary>
public sealed class ItemTests : IDisposable
{
    private const string A = "<OpenApiSpec Include=\"a.yaml\" />";

    private readonly TemporaryFolder _folder = new();

    public ItemTests() => _folder.Write("a.yaml", "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ClientName=\"Foo\"", "ClientName")]
    [InlineData("Clients=\"a, Namespace2=&quot;1&quot;\"", "Clients")]
    [InlineData("Namespace=\"A\" NameSpaces=\"x;y\" Client=\"B\"", "NameSpaces")]
    public async Task Metadata_that_nobody_reads_is_a_warning(string metadata, string name)
    {
        var output = await BuildAsync($"<OpenApiSpec Include=\"a.yaml\" {metadata} />");

        Messages(output).Should().ContainSingle().Which.Should()
            .EndWith($"a.proj : warning KLG0021: '{name}' is no metadata of 'OpenApiSpec'.");
    }

    [Fact]
    public async Task Metadata_that_somebody_reads_is_none()
    {
        var output = await BuildAsync("""
            <OpenApiSpec Include="a.yaml" Namespace="A" Client="B" Visibility="internal" GroupByTag="true" IncludeTags="a;b" ExcludeTags="c"
                IncludeOperations="d;GET /e, and" ExcludeOperations="f" Link="api/a.yaml" CopyToOutputDirectory="Always" />
            """);

        Messages(output).Should().BeEmpty();
    }

    [Theory]
    [InlineData("<OpenApiSpec Include=\"nothing/*.yaml\" />", "nothing/*.yaml")]
    [InlineData("<OpenApiSpec\n    Client=\"C\"\n    Include='api/**/*.yml' />", "api/**/*.yml")]
    [InlineData("<OpenApiSpec Include=\"a.yaml;b?.yaml\"><Client>C</Client></OpenApiSpec>", "b?.yaml")]
    public async Task A_pattern_that_matches_nothing_is_a_warning(string item, string pattern)
    {
        var output = await BuildAsync(A + item);

        Messages(output).Where(static line => !line.Contains("KLG0015", StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().EndWith($"a.proj : warning KLG0025: The pattern '{pattern}' of an 'OpenApiSpec' item matches no file.");
    }

    [Theory]
    [InlineData("<OpenApiSpec Include=\"*.yaml\" />")]
    [InlineData("<!-- <OpenApiSpec Include=\"nothing/*.yaml\" /> -->")]
    [InlineData("<OpenApiSpec Include=\"nothing/*.yaml\" Condition=\"false\" />")]
    [InlineData("<OpenApiSpec Include=\"$(Elsewhere)/*.yaml\" Condition=\"'$(Elsewhere)' != ''\" />")]
    [InlineData("<OpenApiSpec Update=\"nothing/*.yaml\" Client=\"A\" />")]
    public async Task Others_are_none(string item) => Messages(await BuildAsync(item)).Should().BeEmpty();

    [Theory]
    [InlineData("gone.yaml")]
    [InlineData("./gone/b.yaml")]
    public async Task A_file_that_is_not_there_is_one_error(string path)
    {
        var build = await RunAsync(A + $"<OpenApiSpec Include=\"{path}\" />");

        build.ExitCode.Should().NotBe(0);
        Messages(build.Output).Should().ContainSingle().Which.Should()
            .EndWith($"a.proj : error KLG0022: The file of the 'OpenApiSpec' item '{path}' is not there.");
    }

    [Theory]
    [InlineData("<None Update=\"a.yaml\" CopyToOutputDirectory=\"PreserveNewest\" />", "a.yaml PreserveNewest")]
    [InlineData("<None Update=\"*.yaml\" CopyToOutputDirectory=\"Always\" />", "a.yaml Always")]
    [InlineData("<None Update=\"a.yaml\" Link=\"b.yaml\" />", "")]
    public async Task A_file_that_is_copied_goes_on_being_copied(string update, string kept)
    {
        var output = await BuildAsync($"<None Include=\"*.yaml\" />{update}{A}", "-getItem:None");

        using var json = System.Text.Json.JsonDocument.Parse(output);
        var items = json.RootElement.GetProperty("Items").GetProperty("None").EnumerateArray()
            .Select(static item => $"{item.GetProperty("Identity").GetString()} {item.GetProperty("CopyToOutputDirectory").GetString()}");
        string.Join(' ', items).Should().Be(kept);
    }

    private static IEnumerable<string> Messages(string output) =>
        [.. output.Split('\n').Select(static line => line.Trim())
            .Where(static line => line.Contains("KLG", StringComparison.Ordinal)).Distinct()];

    private async Task<string> BuildAsync(string items, params string[] arguments)
    {
        var build = await RunAsync(items, arguments);
        build.ExitCode.Should().Be(0, build.Output);
        return build.Output;
    }

    private Task<FinishedProcess> RunAsync(string items, params string[] arguments)
    {
        var package = Path.Combine(Repository.Root, "generator", "KlingGen.SourceGenerator", "build", "KlingGen.SourceGenerator");
        var project = _folder.Write(
            "a.proj",
            $"<Project><Import Project=\"{package}.props\" /><ItemGroup>{items}</ItemGroup>"
                + $"<Import Project=\"{package}.targets\" /></Project>");
        return FinishedProcess.RunAsync(
            new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-t:TakeOpenApiSpecsOnce", .. arguments]));
    }
}
