using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KlingGen.SpecCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.ContractTests.Readme;

/// <summary>The examples of a page, and what the compiler says of them.</summary>
internal static partial class ReadmeExamples
{
    public static List<string> Blocks(string page, string language) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, page)))
            .Where(match => match.Groups["language"].Value == language)
            .Select(static match => match.Groups["code"].Value)];

    /// <summary>What the build makes of a document.</summary>
    public static string[] Generate(string path, string document, SpecOptions options)
    {
        var compilation = SpecCompilation.Compile(path, asked => asked == path ? document : null, options, CancellationToken.None);
        compilation.Diagnostics.Should().BeEmpty();
        return [.. compilation.Files.Select(static file => file.Text)];
    }

    public static ImmutableArray<Diagnostic> ErrorsOf(string[] sources) =>
        [.. CSharpCompilation.Create(
            "readme",
            sources.Select(static source => CSharpSyntaxTree.ParseText(source)),
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)).GetDiagnostics()
            .Where(static finding => finding.Severity == DiagnosticSeverity.Error)];

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));

    [GeneratedRegex(@"^```(?<language>\w+)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
