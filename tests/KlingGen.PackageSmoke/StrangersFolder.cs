using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KlingGen.PackageSmoke;

/// <summary>A folder of a stranger, outside the repository, with projects that take the packages from the feed.</summary>
internal sealed partial class StrangersFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _feed;

    public StrangersFolder(PackageFeed feed)
    {
        _feed = feed;
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{feed.Folder}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{feed.Folder}-installed" /></config>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Nothing above the folder takes part.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    private static string MachinePackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Writes a file; <c>$version</c> becomes that of the packages.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        _folder.Write(name, text.Replace("$version", _feed.Version, StringComparison.Ordinal));
    }

    public string PathOf(string name) => _folder.File(name);

    public string Read(string name) => File.ReadAllText(_folder.File(name));

    public byte[] ReadBytes(string name) => File.ReadAllBytes(_folder.File(name));

    public void Delete(string name) => File.Delete(_folder.File(name));

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public Task<FinishedProcess> RunAsync(params string[] arguments) => PackageFeed.RunAsync(_folder.Path, arguments);

    /// <summary>Runs a program of the folder in it, as somebody who has nothing configured.</summary>
    public Task<FinishedProcess> RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(_folder.File(program), arguments) { WorkingDirectory = _folder.Path };
        start.Environment["HOME"] = _folder.Path;
        return FinishedProcess.RunAsync(start);
    }

    /// <summary>Builds a project.</summary>
    /// <returns>Its errors and warnings, each once, as "CODE: message".</returns>
    public async Task<IReadOnlyList<string>> BuildAsync(string project, params string[] options)
    {
        var built = await RunAsync(["build", project, "-nologo", "-v:quiet", "-clp:NoSummary", .. options]);
        var told = DiagnosticLine().Matches(built.Output)
            .Select(static match => $"{match.Groups["code"].Value}: {match.Groups["text"].Value.Trim()}")
            .Distinct()
            .ToList();
        (built.ExitCode == 0 || told.Count > 0).Should().BeTrue("the build says what is wrong:\n{0}\n{1}", built.Output, built.Error);
        return told;
    }

    /// <summary>Runs a project that was built.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> OutputAsync(string project, params string[] options)
    {
        var run = await RunAsync(["run", "--no-build", "--project", project, .. options]);
        run.ExitCode.Should().Be(0, "the program ends well:\n{0}\n{1}", run.Output, run.Error);
        return run.Output.ReplaceLineEndings("\n").Trim();
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(?:error|warning)\s+(?<code>\w+)\s*:\s*(?<text>.*?)(?:\s*\[[^\]]*\])?\r?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DiagnosticLine();
}
