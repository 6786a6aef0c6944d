using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>The generator in a compilation, step by step: each edit gives the next run,
/// which remembers the one before as a compiler in an editor does.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12);
    private static readonly MetadataReference[] s_references =
        [.. EmittedCode.References.Select(static path => MetadataReference.CreateFromFile(path))];

    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _compilation;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        _compilation = compilation;
        Output = (CSharpCompilation)output;
    }

    public CSharpCompilation Output { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results[0];

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(static source => source.HintName);

    public string Sources => string.Concat(Result.GeneratedSources.Select(static source => source.SourceText.ToString()));

    /// <summary>The generator's diagnostics as a compiler prints them.</summary>
    public IEnumerable<string> Diagnostics => Result.Diagnostics.Select(static found => found.ToString());

    public static GeneratorRun Of(params AdditionalText[] texts) => Of("", texts);

    public static GeneratorRun Of(string code, params AdditionalText[] texts)
    {
        var compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(code, s_parseOptions)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(
            [new OpenApiGenerator().AsSourceGenerator()],
            texts,
            s_parseOptions,
            new SpecOptionsProvider(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs once more over the same input, as a new compilation.</summary>
    public GeneratorRun Again() => new(_driver, _compilation.Clone());

    public GeneratorRun AfterCode(string code) =>
        new(_driver, _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, s_parseOptions)));

    public GeneratorRun After(AdditionalText old, AdditionalText edited) => new(_driver.ReplaceAdditionalText(old, edited), _compilation);

    public GeneratorRun With(AdditionalText added) => new(_driver.AddAdditionalTexts([added]), _compilation);

    public GeneratorRun Without(AdditionalText removed) => new(_driver.RemoveAdditionalTexts([removed]), _compilation);

    /// <summary>Runs once more in a build that says where the page on diagnostics lies.</summary>
    public GeneratorRun WithDiagnosticsPage(string? path) =>
        new(_driver.WithUpdatedAnalyzerConfigOptions(new SpecOptionsProvider(path)), _compilation);

    /// <summary>Why a step's outputs are what they are, in order.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs)
            ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason)
            : [];

    /// <summary>The same for the registered outputs: sources and diagnostics.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Result.TrackedOutputSteps
            .SelectMany(static step => step.Value)
            .SelectMany(static run => run.Outputs)
            .Select(static output => output.Reason);

    /// <summary>Compiles everything with warnings on and loads it.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        emitted.Diagnostics.Where(static found => found.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        stream.Position = 0;
        return new AssemblyLoadContext("Generated", isCollectible: true).LoadFromStream(stream);
    }
}
