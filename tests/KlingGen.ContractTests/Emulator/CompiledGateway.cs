using System.Runtime.Loader;
using KlingGen.Runtime.Tasks;
using KlingGen.SpecCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.ContractTests.Emulator;

/// <summary>A gateway of a user's own: its document, compiled and loaded as a build would do it.</summary>
internal static class CompiledGateway
{
    private const string Document = "/own.yaml";

    private static readonly MetadataReference[] s_references =
        [.. EmittedCode.References.Select(static path => MetadataReference.CreateFromFile(path))];

    public static GatewayDescriptor Of(string yaml)
    {
        var compiled = SpecCompilation.Compile(Document, path => path == Document ? yaml : null, new SpecOptions("Own", null), default);
        compiled.Diagnostics.Should().BeEmpty();
        var compilation = CSharpCompilation.Create(
            "Own" + Guid.NewGuid().ToString("N"),
            compiled.Files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.CSharp12))),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var diagnostics = compilation.Emit(image).Diagnostics;
        diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        image.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        var gateway = assembly.GetType("Own.OwnGateway", throwOnError: true)!;
        return (GatewayDescriptor)gateway.GetProperty("Descriptor")!.GetValue(null)!;
    }
}
