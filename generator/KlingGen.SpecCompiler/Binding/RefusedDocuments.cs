using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>A document that was refused takes with it those that refer to it: their code would name types that are not there, which the C# compiler would tell many times over.</summary>
internal static class RefusedDocuments
{
    /// <summary>The paths of the documents without a model.</summary>
    public static EquatableArray<string> Of(IEnumerable<BindingResult> results) =>
        results.Where(static result => result.Model is null).Select(static result => result.Path).ToEquatableArray();

    /// <summary>What is emitted of a document; null for nothing.</summary>
    public static DocumentModel? Emitted(BindingResult result, EquatableArray<string> refused) =>
        result.Others.Any(refused.Contains) ? null : result.Model;

    /// <summary>Tells each document that is not itself at fault why nothing comes of it, where it first leads to one that is.</summary>
    public static IReadOnlyList<SpecDiagnostic> Find(IReadOnlyList<(SpecDocument Document, BindingResult Result)> documents)
    {
        var found = new DiagnosticBag();
        var refused = Of(documents.Select(static item => item.Result));
        if (refused.Count == 0)
        {
            return found.Diagnostics;
        }

        var faulty = Of(documents.Where(static item => IsFaulty(item.Document, item.Result)).Select(static item => item.Result));
        var causes = documents.ToDictionary(static item => item.Document.Path, item => Cause(item.Result, faulty) ?? Cause(item.Result, refused), StringComparer.Ordinal);
        foreach (var (document, result) in documents.Where(item => !faulty.Contains(item.Document.Path)))
        {
            if (document.FirstReference(path => causes.TryGetValue(path, out var cause) && cause is not null && cause != document.Path) is { } leading)
            {
                found.Report(SpecDescriptors.RefusedReference, document.Path, leading.Reference.Line, leading.Reference.Column, causes[leading.Path]!);
            }
            else if (result.Model is null && document.FirstReference(static _ => true) is { } first)
            {
                // It leads to what is too much for it, though not for the document where that stands.
                found.Report(SpecDescriptors.ComplexityLimit, document.Path, first.Reference.Line, first.Reference.Column);
            }
        }

        return found.Diagnostics;
    }

    /// <summary>Whether the document was refused for what it says itself.</summary>
    private static bool IsFaulty(SpecDocument document, BindingResult result) =>
        result.Model is null && (document.Root is not YamlMapping || result.Diagnostics.Any(static found => found.Descriptor == SpecDescriptors.ComplexityLimit));

    private static string? Cause(BindingResult result, EquatableArray<string> refused) =>
        refused.Contains(result.Path) ? result.Path : result.Others.FirstOrDefault(refused.Contains);
}
