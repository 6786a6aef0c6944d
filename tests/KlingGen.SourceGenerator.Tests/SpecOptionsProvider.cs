using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>What MSBuild tells the compiler of the items and of the project.</summary>
internal sealed class SpecOptionsProvider(string? diagnosticsPage = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new(StringComparer.OrdinalIgnoreCase)
    {
        ["build_property.ProjectDir"] = SpecText.ProjectDirectory,
        ["build_property.RootNamespace"] = "Root.Space",
        ["build_property.KlingGenDiagnosticsPage"] = diagnosticsPage,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is SpecText spec
        ? new Options(new(
            spec.Metadata.Select(static entry => KeyValuePair.Create("build_metadata.AdditionalFiles." + entry.Key, (string?)entry.Value)),
            StringComparer.OrdinalIgnoreCase)
        {
            ["build_metadata.AdditionalFiles.SourceItemGroup"] = "OpenApiSpec",
            ["build_metadata.AdditionalFiles.Namespace"] = spec.Namespace ?? "",
            ["build_metadata.AdditionalFiles.Client"] = spec.Client ?? "",
            ["build_metadata.AdditionalFiles.IsRepeated"] = spec.IsRepeated ? "true" : "",
        })
        : new Options([]);

    private sealed class Options(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value) && value is not null;
    }
}
