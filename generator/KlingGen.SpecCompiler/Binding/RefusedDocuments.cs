using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>A document that was refused takes with it those that refer to it: their code would name types that are not there, which the C# compiler would tell many times over.</summary>
internal static class RefusedDocuments
{
    /// <summary>The paths of the documents that were refused for what they say themselves.</summary>
    public static EquatableArray<string> Of(IEnumerable<BindingResult> results) =>
        results.Where(static result => result.Model is null).Select(static result => result.Path).ToEquatableArray();

    /// <summary>What is emitted of a document; null for nothing.</summary>
    public static DocumentModel? Emitted(BindingResult result, EquatableArray<string> refused) =>
        result.Others.Any(refused.Contains) ? null : result.Model;

    /// <summary>Tells each document that is taken along, where it first leads to one that was refused.</summary>
    public static IReadOnlyList<SpecDiagnostic> Find(IReadOnlyList<(SpecDocument Document, BindingResult Result)> documents)
    {
        var found = new DiagnosticBag();
        var refused = Of(documents.Select(static item => item.Result));
        if (refused.Count == 0)
        {
            return found.Diagnostics;
        }

        var causes = documents.ToDictionary(
            static item => item.Document.Path,
            item => refused.Contains(item.Document.Path) ? item.Document.Path : item.Result.Others.FirstOrDefault(refused.Contains),
            StringComparer.Ordinal);
        foreach (var (document, result) in documents)
        {
            if (result.Model is not null
                && document.FirstReference(path => causes.TryGetValue(path, out var cause) && cause is not null) is { } first)
            {
                found.Report(SpecDescriptors.RefusedReference, document.Path, first.Reference.Line, first.Reference.Column, causes[first.Path]!);
            }
        }

        return found.Diagnostics;
    }
}
