using System.Diagnostics;
using System.Text.Json;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What MSBuild hands to the compiler where several items name one file: of equal paths the compiler would take one,
/// with the metadata of the last.</summary>
public sealed class RepeatedItemTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_item_of_a_file_counts_however_others_spell_it()
    {
        Directory.CreateDirectory(_folder.File("api"));
        foreach (var name in (string[])["x.yaml", "y.yaml", "z.yaml"])
        {
            _folder.Write("api/" + name, "");
        }

        var files = await AdditionalFilesAsync("""
            <OpenApiSpec Include="./api/x.yaml" Client="First" Namespace="One" />
            <OpenApiSpec Include="api/**/*.yaml" />
            <OpenApiSpec Include="api/../api/x.yaml" Client="Third" />
            <OpenApiSpec Include="api/z.yaml" Client="Second" />
            <OpenApiSpec Update="api/y.yaml" Client="Only" />
            <AdditionalFiles Include="words.txt" />
            """);

        files.Should().BeEquivalentTo("words.txt   ", "y.yaml Only  ", "x.yaml First One true", "z.yaml   true");
    }

    /// <summary>The files with client, namespace and whether they were named more than once.</summary>
    private async Task<IEnumerable<string>> AdditionalFilesAsync(string items)
    {
        var package = Path.Combine(Repository.Root, "generator", "KlingGen.SourceGenerator", "build", "KlingGen.SourceGenerator");
        var project = _folder.Write(
            "a.proj",
            $"<Project><Import Project=\"{package}.props\" /><ItemGroup>{items}</ItemGroup>"
                + $"<Import Project=\"{package}.targets\" /></Project>");
        var build = await FinishedProcess.RunAsync(
            new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-t:TakeOpenApiSpecsOnce", "-getItem:AdditionalFiles"]));
        build.ExitCode.Should().Be(0, build.Output);

        using var json = JsonDocument.Parse(build.Output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(static file =>
            $"{Text(file, "Filename")}{Text(file, "Extension")} {Text(file, "Client")} {Text(file, "Namespace")} "
                + $"{Text(file, "IsRepeated")}")];
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
