using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace KlingGen.Benchmarks.Generator;

/// <summary>A project without C# of its own, for compilers that have just started: bare, with the generator, and with the files that the
/// generator emits as its sources. What the second takes longer than the third is the generator's.</summary>
internal sealed class CompilerProject : IDisposable
{
    private static readonly string s_compiler = typeof(CompilerProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Compiler").Value!;

    private static readonly Regex s_told = new(@"Total generator execution time: (?<seconds>[\d.]+)", RegexOptions.NonBacktracking);

    private readonly string _folder = Directory.CreateTempSubdirectory("klinggen-benchmarks-").FullName;

    public CompilerProject(IReadOnlyList<SpecText> texts)
    {
        var emitted = Directory.CreateDirectory(Path.Combine(_folder, "emitted")).FullName;
        File.WriteAllText(Path.Combine(_folder, "Empty.cs"), "");
        File.WriteAllLines(Path.Combine(_folder, "items.globalconfig"), ["is_global = true", .. texts.SelectMany(Metadata)]);
        Write("bare", []);
        Write("generated",
        [
            "/reportanalyzer",
            Option("analyzerconfig", Path.Combine(_folder, "items.globalconfig")),
            .. GeneratorFiles.All.Select(static file => Option("analyzer", file)),
            .. texts.Select(static text => Option("additionalfile", text.Path)),
        ]);
        Compile(ResponseFile("generated"), Option("generatedfilesout", emitted));
        Write("emitted", [.. Directory.EnumerateFiles(emitted, "*.cs", SearchOption.AllDirectories).Select(static file => $"\"{file}\"")]);
    }

    /// <summary>Lets each compile once.</summary>
    public CompilerRun Run()
    {
        var bare = Compile(ResponseFile("bare"));
        var emitted = Compile(ResponseFile("emitted"));
        var generated = Compile(ResponseFile("generated"));
        var told = double.Parse(s_told.Match(generated.Output).Groups["seconds"].Value, CultureInfo.InvariantCulture);
        return new CompilerRun(bare.Milliseconds, emitted.Milliseconds, generated.Milliseconds, 1000 * told);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (double Milliseconds, string Output) Compile(string responseFile, params string[] options)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", s_compiler, "/noconfig", "@" + responseFile, .. options])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return process.ExitCode == 0 ? (elapsed.TotalMilliseconds, output) : throw new InvalidOperationException(output);
    }

    private static IEnumerable<string> Metadata(SpecText text) =>
    [
        $"[{text.Path.Replace('\\', '/')}]",
        "build_metadata.AdditionalFiles.SourceItemGroup = OpenApiSpec",
        $"build_metadata.AdditionalFiles.Namespace = {text.Namespace}",
    ];

    private void Write(string name, IEnumerable<string> options) => File.WriteAllLines(
        ResponseFile(name),
        [
            "/nologo /nostdlib /target:library /nullable:enable /optimize /deterministic /preferreduilang:en /nowarn:CS1701",
            Option("out", Path.Combine(_folder, name + ".dll")),
            .. References().Select(static file => Option("reference", file)),
            .. options,
            $"\"{Path.Combine(_folder, "Empty.cs")}\"",
        ]);

    private string ResponseFile(string name) => Path.Combine(_folder, name + ".rsp");

    private static string Option(string name, string path) => $"/{name}:\"{path}\"";

    /// <summary>Those that the emitted code stands on.</summary>
    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path =>
            Path.GetFileName(path) is "KlingGen.Runtime.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
}
