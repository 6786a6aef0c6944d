using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Compiles emitted code as a strict project would: C# 12, nullable, documentation checked, no warning allowed.</summary>
internal static class StrictCompilation
{
    private static readonly MetadataReference[] s_references =
        [.. EmittedCode.References.Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The source with the analysis of null, which emitted files switch off to compile faster.</summary>
    private static string Analysed(string source) =>
        source.Replace("#nullable disable warnings", "#nullable enable warnings", StringComparison.Ordinal);

    public static Assembly Load(IReadOnlyList<string> sources)
    {
        using var image = new MemoryStream();
        Emit(sources.Select(static source => ("", Analysed(source))), image)
            .Should().BeEmpty("the emitted code compiles without a warning:\n" + sources[0]);
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The errors and warnings in files.</summary>
    public static IReadOnlyList<Diagnostic> Check(IEnumerable<(string Path, string Text)> files) => Emit(files, new MemoryStream());

    private static List<Diagnostic> Emit(IEnumerable<(string Path, string Text)> files, Stream image)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Emitted" + Guid.NewGuid().ToString("N"),
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)),
            s_references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

        // A required member is null where a server left it out: validation says so, not the compiler.
        return [.. compilation.Emit(image).Diagnostics.Where(
            static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8618")];
    }
}
