using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KlingGen.SourceGenerator;

/// <summary>An <c>OpenApiSpec</c> item. It is equal to another when text and metadata are, so that a touched file costs nothing.</summary>
/// <param name="FilePath">The path as the compiler knows it, for diagnostics.</param>
/// <param name="File">The text, under a path relative to the project:
/// what is generated names no directory of the machine that built it.</param>
/// <param name="IsRepeated">Whether further items name the file, which the build has taken out.</param>
/// <param name="Diagnostics">What is wrong with its metadata.</param>
internal sealed record SpecItem(
    string FilePath, SpecFile File, SpecOptions Options, bool IsRepeated, EquatableArray<SpecDiagnostic> Diagnostics)
{
    private const string ItemMetadata = "build_metadata.AdditionalFiles.";
    private const string Property = "build_property.";

    /// <returns>Null for an additional file that is no <c>OpenApiSpec</c> item, or that cannot be read:
    /// the compiler reports that itself.</returns>
    public static SpecItem? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var options = provider.GetOptions(text);
        if (Value(options, ItemMetadata + "SourceItemGroup") != "OpenApiSpec" || text.GetText(cancellationToken) is not { } content)
        {
            return null;
        }

        var project = Value(provider.GlobalOptions, Property + "ProjectDir") ?? "";
        var metadata = new SpecMetadata(text.Path, name => Value(options, ItemMetadata + name));
        var read = new SpecOptions(
            metadata.Namespace(Value(provider.GlobalOptions, Property + "RootNamespace")), Value(options, ItemMetadata + "Client"))
        {
            IsInternal = metadata.Choice("Visibility", "public", "internal"),
            GroupByTag = metadata.Choice("GroupByTag", "false", "true"),
            IncludeTags = Value(options, ItemMetadata + "IncludeTags"),
            ExcludeTags = Value(options, ItemMetadata + "ExcludeTags"),
            IncludeOperations = Value(options, ItemMetadata + "IncludeOperations"),
            ExcludeOperations = Value(options, ItemMetadata + "ExcludeOperations"),
        };
        return new SpecItem(
            text.Path,
            new SpecFile(SpecPath.Relative(project, text.Path), content.ToString()),
            read,
            Value(options, ItemMetadata + "IsRepeated") == "true",
            metadata.Diagnostics);
    }

    private static string? Value(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
