using System.Diagnostics;
using System.Globalization;

namespace KlingGen.PackageSmoke;

/// <summary>All packages of the repository, packed once into a folder, and a store of installed packages that is gone afterwards.</summary>
public sealed class PackageFeed : IAsyncLifetime, IDisposable
{
    public const string CollectionName = "packages";

    private readonly TemporaryFolder _folder = new();

    /// <summary>A version that no other run has, so that no store of packages holds another one under its name.</summary>
    public string Version { get; } = "0.1.0-smoke." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public string Folder => _folder.File("feed");

    /// <summary>The packages in the folder, without their symbols.</summary>
    public IEnumerable<string> Packages => Directory.EnumerateFiles(Folder, "*.nupkg");

    public async Task InitializeAsync()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "generator", "KlingGen.SourceGenerator"));
        foreach (var project in projects)
        {
            await PackAsync(project, Version);
        }
    }

    /// <summary>Packs a project in a version.</summary>
    /// <returns>The version.</returns>
    public async Task<string> PackAsync(string project, string version)
    {
        var packed = await RunAsync(
            Repository.Root, "pack", project, "-c", "Release", "-o", Folder, "-v:quiet", "-nologo", "-p:RunAnalyzers=false", "-p:Version=" + version);
        packed.ExitCode.Should().Be(0, packed.Output);
        return version;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static async Task<FinishedProcess> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";

        // Projects of strangers know nothing of this repository, its tests and who runs them.
        foreach (var name in start.Environment.Keys.Where(static name =>
            name.StartsWith("KLINGGEN_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
            || name.Equals("CI", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Build nodes and compilers that outlive the test would keep its output open, and an old generator alive.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return await FinishedProcess.RunAsync(start);
    }
}
