using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.Benchmarks.Generator;

/// <summary>A project with documents, as a compiler hands it to the generator.</summary>
internal sealed class GeneratorInput(IReadOnlyList<SpecText> texts)
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp14);

    public CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "Project",
        [CSharpSyntaxTree.ParseText("internal static class Mine;", s_options)],
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Loads the generator and runs it for the first time over these documents.</summary>
    /// <param name="tracksSteps">Whether the run tells of its steps, which takes time of its own.</param>
    public GeneratorDriver Run(bool tracksSteps = false) => Run(
        CSharpGeneratorDriver.Create(
            [GeneratorFiles.Load()],
            texts,
            s_options,
            new SpecOptionsProvider(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps)),
        Compilation);

    public static GeneratorDriver Run(GeneratorDriver driver, Compilation compilation)
    {
        var run = driver.RunGenerators(compilation);
        var result = run.GetRunResult().Results[0];
        var fault = result.Exception?.ToString() ?? result.Diagnostics.FirstOrDefault()?.ToString();
        return fault is null && result.GeneratedSources.Length > 0
            ? run
            : throw new InvalidOperationException(fault ?? "There are no sources.");
    }

    /// <summary>The compilation after an edit of its C#.</summary>
    /// <param name="number">Makes the edit another one.</param>
    public CSharpCompilation WithEditedCode(int number) => Compilation.ReplaceSyntaxTree(
        Compilation.SyntaxTrees[0],
        CSharpSyntaxTree.ParseText($"internal static class Mine {{ public const int Number = {number}; }}", s_options));
}
