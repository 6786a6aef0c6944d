using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SourceGenerator;

/// <summary>An item after parsing. Its document is the same as another only if it comes from the same parse,
/// which the step before prevents for equal texts.</summary>
internal sealed record ParsedSpec(
    string FilePath, SpecDocument Document, SpecOptions Options, bool IsRepeated, EquatableArray<SpecDiagnostic> Diagnostics)
{
    public static ParsedSpec Parse(SpecItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var document = SpecDocument.Parse(item.File, cancellationToken);
        return new ParsedSpec(item.FilePath, document, item.Options, item.IsRepeated, item.Diagnostics);
    }
}
