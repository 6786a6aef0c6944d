using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>The diagnostics that only show when documents stand side by side.</summary>
internal static class SideBySideDiagnostics
{
    public static IEnumerable<SpecDiagnostic> Of(IReadOnlyList<(SpecDocument Document, BindingResult Result)> documents)
    {
        var clashes = NameClashes.Of([.. documents.Select(static item => item.Result)]);
        return RefusedDocuments.Tell(clashes, documents).Concat(NameClashes.Tell(clashes, documents));
    }
}
