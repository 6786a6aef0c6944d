using System.Diagnostics;
using System.Text.Json;
using KlingGen.ContractTests.Cli;

namespace KlingGen.ContractTests.Documents;

/// <summary>A copy of the repository's projects to which documents are added, and nothing else; built, with its emulator running.</summary>
public sealed class AddedDocuments : IAsyncLifetime, IDisposable
{
    private static readonly string[] s_files = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    private static readonly string[] s_folders = ["openapi", "generator", "src"];

    private readonly TemporaryFolder _copy = new();
    private readonly TemporaryFolder _folder = new();
    private ToolProcess? _emulator;
    private Dictionary<string, string> _addresses = [];

    private string Tool => _copy.File("src/KlingGen.Cli/bin/Debug/net10.0/KlingGen.Cli.dll");

    public async Task InitializeAsync()
    {
        var root = Repository.Root;
        s_folders.ToList().ForEach(folder => Copy(new DirectoryInfo(Path.Combine(root, folder)), _copy.File(folder)));
        s_files.Where(file => File.Exists(Path.Combine(root, file))).ToList()
            .ForEach(file => File.Copy(Path.Combine(root, file), _copy.File(file)));
        AddDocuments();
        await BuildAsync();
        _emulator = ToolProcess.Start(_folder, ["serve", "--json"], assembly: Tool);
        var listing = JsonDocument.Parse(await _emulator.OutputLineAsync(static _ => true)).RootElement.GetProperty("addresses");
        _addresses = listing.EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value.GetString()!);
    }

    public async Task DisposeAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _copy.Dispose();
    }

    /// <summary>Runs the tool of the copy against a gateway of its emulator.</summary>
    internal Task<ToolResult> RunAsync(string gateway, params string[] arguments) => ToolProcess.RunAsync(
        _folder, [.. arguments, "--base-url", _addresses[gateway]], new Dictionary<string, string> { ["KLINGGEN_API_KEY"] = "any-key" }, assembly: Tool);

    /// <summary>Runs the tool of the copy.</summary>
    internal Task<ToolResult> RunAsync(string[] arguments, string? input = null) => ToolProcess.RunAsync(_folder, arguments, input: input, assembly: Tool);

    /// <summary>The emulator's record of a request.</summary>
    internal async Task<JsonElement> RequestAsync(string method, string pathPart) =>
        JsonDocument.Parse(await _emulator!.OutputLineAsync(line => line.Contains($"\"{method}\"") && line.Contains(pathPart))).RootElement;

    internal byte[] ReadFile(string name) => File.ReadAllBytes(_folder.File(name));

    private void AddDocuments()
    {
        var added = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Documents", "Added"));
        Copy(added, _copy.File("openapi"));
        var kapon = _copy.File("openapi/gateways/kapon.yaml");
        var text = File.ReadAllText(kapon);
        foreach (var (section, file) in new[] { ("\npaths:\n", "kapon.paths.yaml"), ("\n  schemas:\n", "kapon.schemas.yaml") })
        {
            var part = _copy.File("openapi/" + file);
            text = text.Replace(section, section + File.ReadAllText(part), StringComparison.Ordinal);
            File.Delete(part);
        }

        File.WriteAllText(kapon, text);
    }

    private async Task BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", _copy.File("src/KlingGen.Cli"), "--nologo", "-v", "q", "-nodeReuse:false"])
        {
            WorkingDirectory = _copy.Path,
        };
        // What a test host sets for itself would make the build take its folders for the SDK's.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "DOTNET_HOST_PATH").ToArray())
        {
            start.Environment.Remove(name);
        }

        var build = await FinishedProcess.RunAsync(start);
        build.ExitCode.Should().Be(0, build.Output + build.Error);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name), overwrite: true);
        }

        foreach (var folder in from.EnumerateDirectories().Where(static folder => folder.Name is not ("bin" or "obj")))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
