using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>A document that was refused takes with it those that refer to it: their code would name types that are not there, which the C#
/// compiler would tell many times over.</summary>
internal static class RefusedDocuments
{
    /// <summary>The paths of the documents of which nothing is emitted, in order.</summary>
    public static EquatableArray<string> Of(IReadOnlyList<BindingResult> results, IReadOnlyList<NameClash> clashes)
    {
        var refused = Refused(results, clashes);
        return refused.Count == 0
            ? default
            : Causes(refused, results).Keys.OrderBy(static path => path, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Tells each document that is not itself at fault why nothing comes of it, where it first leads to one that is.</summary>
    public static IReadOnlyList<SpecDiagnostic> Tell(
        IReadOnlyList<NameClash> clashes, IReadOnlyList<(SpecDocument Document, BindingResult Result)> documents)
    {
        var found = new DiagnosticBag();
        var results = documents.Select(static item => item.Result).ToList();
        var refused = Refused(results, clashes);
        if (refused.Count == 0)
        {
            return found.Diagnostics;
        }

        var clashing = clashes.Select(static clash => clash.Second).ToList();
        var faulty = new HashSet<string>(
            documents.Where(static item => IsFaulty(item.Document, item.Result)).Select(static item => item.Result.Path).Concat(clashing),
            StringComparer.Ordinal);
        var told = new HashSet<string>(faulty.Concat(clashes.Select(static clash => clash.First)), StringComparer.Ordinal);
        var ofFaulty = Causes(faulty, results);
        var ofRefused = Causes(refused, results);
        string? CauseOf(string path) => ofFaulty.TryGetValue(path, out var cause) || ofRefused.TryGetValue(path, out cause) ? cause : null;
        foreach (var (document, result) in documents.Where(item => !told.Contains(item.Document.Path)))
        {
            if (document.FirstReference(path => CauseOf(path) is { } cause && cause != document.Path) is { } leading)
            {
                found.Report(SpecDescriptors.RefusedReference, document.Path, leading.Span, CauseOf(leading.Path)!);
            }
            else if (result.Model is null && document.FirstReference(static _ => true) is { } first)
            {
                // It leads to what is too much for it, though not for the document where that stands.
                found.Report(SpecDescriptors.ComplexityLimit, document.Path, first.Span);
            }
        }

        return found.Diagnostics;
    }

    private static HashSet<string> Refused(IEnumerable<BindingResult> results, IEnumerable<NameClash> clashes) => new(
        results.Where(static result => result.Model is null).Select(static result => result.Path)
            .Concat(clashes.Select(static clash => clash.Second)),
        StringComparer.Ordinal);

    /// <summary>Whether the document was refused for what it says itself.</summary>
    private static bool IsFaulty(SpecDocument document, BindingResult result) =>
        result.Model is null
        && (!document.IsObject || result.Diagnostics.Any(static found => found.Descriptor == SpecDescriptors.ComplexityLimit));

    /// <summary>The documents that lead to some of them, these among them, each with the first one that it leads to.</summary>
    private static Dictionary<string, string> Causes(HashSet<string> sources, IReadOnlyList<BindingResult> results)
    {
        var referring = results.SelectMany(static result => result.Referred.Select(path => (path, result.Path)))
            .ToLookup(static pair => pair.path, static pair => pair.Path, StringComparer.Ordinal);
        var causes = sources.ToDictionary(static path => path, static path => path, StringComparer.Ordinal);
        foreach (var source in sources.OrderBy(static path => path, StringComparer.Ordinal))
        {
            var pending = new Stack<string>();
            pending.Push(source);
            while (pending.Count > 0)
            {
                foreach (var path in referring[pending.Pop()])
                {
                    if (!causes.ContainsKey(path))
                    {
                        causes.Add(path, source);
                        pending.Push(path);
                    }
                }
            }
        }

        return causes;
    }

    public static bool Contains(EquatableArray<string> sorted, string path)
    {
        var (low, high) = (0, sorted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(sorted[middle], path);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }
}
