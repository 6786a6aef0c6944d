using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KlingGen.Benchmarks.Generator;

/// <summary>What MSBuild tells the compiler of the items.</summary>
internal sealed class SpecOptionsProvider : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(new(StringComparer.OrdinalIgnoreCase)
    {
        ["build_metadata.AdditionalFiles.SourceItemGroup"] = "OpenApiSpec",
        ["build_metadata.AdditionalFiles.Namespace"] = ((SpecText)textFile).Namespace,
    });

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
