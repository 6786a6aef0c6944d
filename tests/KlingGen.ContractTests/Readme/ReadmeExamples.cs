using System.Collections.Immutable;
using KlingGen.SpecCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.ContractTests.Readme;

/// <summary>What the compiler says of the examples of a page.</summary>
internal static class ReadmeExamples
{
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
}
