using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Which of the diagnostics that binding a document made are told: those of the document's text and meaning, each cause
/// once.</summary>
internal sealed class DocumentDiagnostics(SpecDocument document, Func<UsedReferences> references)
{
    private readonly Lazy<UsedReferences> _used = new(references);

    /// <param name="ofMeaning">What is wrong with the document, and perhaps with others, which tell it themselves.</param>
    /// <param name="ofProtocol">What is wrong in how tasks are made, in whichever document.</param>
    public IEnumerable<SpecDiagnostic> Of(IReadOnlyList<SpecDiagnostic> ofMeaning, IReadOnlyList<SpecDiagnostic> ofProtocol)
    {
        var own = WithMissingOnce(ofMeaning.Where(diagnostic => diagnostic.Path == document.Path));
        var explained = new HashSet<(int, int)>(Explained(document.Diagnostics, own));
        bool IsCause(SpecDiagnostic diagnostic) => !IsConsequence(diagnostic) || !explained.Contains((diagnostic.Line, diagnostic.Column));
        return document.Diagnostics
            .Concat(own.Where(IsCause).Select(Weighed))
            .Concat(ofProtocol.Except(own, SpecDiagnosticComparer.Instance).Where(
                diagnostic => diagnostic.Path != document.Path || IsCause(diagnostic)));
    }

    /// <summary>A document that is missing is told once, at its first use, however many references name it.</summary>
    private List<SpecDiagnostic> WithMissingOnce(IEnumerable<SpecDiagnostic> diagnostics)
    {
        var found = diagnostics.ToList();
        foreach (var missing in found.Where(IsOfMissing).GroupBy(static diagnostic => diagnostic.Message).ToList())
        {
            var uses = missing
                .OrderByDescending(diagnostic => _used.Value.Contains(diagnostic.Line, diagnostic.Column))
                .ThenBy(static diagnostic => diagnostic.Line)
                .ThenBy(static diagnostic => diagnostic.Column)
                .ToList();
            if (uses.Count > 1)
            {
                var first = uses[0];
                found[found.IndexOf(first)] = first with { Message = $"{first.Message} It is named {uses.Count} times here." };
                found.RemoveAll(uses.Contains);
            }
        }

        return found;
    }

    /// <summary>The places where a diagnostic says why others are made there: a syntax error, or a circle of references.</summary>
    private static IEnumerable<(int Line, int Column)> Explained(
        IEnumerable<SpecDiagnostic> ofText, IEnumerable<SpecDiagnostic> ofMeaning) => ofText
        .Where(static diagnostic => diagnostic.Descriptor.Severity == SpecSeverity.Error)
        .Concat(ofMeaning.Where(static diagnostic => diagnostic.Descriptor == SpecDescriptors.CircularReference))
        .Select(static diagnostic => (diagnostic.Line, diagnostic.Column));

    private static bool IsConsequence(SpecDiagnostic diagnostic) =>
        diagnostic.Descriptor == SpecDescriptors.InvalidType || diagnostic.Descriptor == SpecDescriptors.InvalidValue
        || diagnostic.Descriptor == SpecDescriptors.EndlessSchema;

    private static bool IsOfReference(SpecDiagnostic diagnostic) =>
        diagnostic.Descriptor == SpecDescriptors.DanglingReference || IsOfMissing(diagnostic);

    private static bool IsOfMissing(SpecDiagnostic diagnostic) =>
        diagnostic.Descriptor == SpecDescriptors.UnknownFile || diagnostic.Descriptor == SpecDescriptors.RemoteReference;

    /// <summary>What nobody uses should not keep anybody from using the rest.</summary>
    private SpecDiagnostic Weighed(SpecDiagnostic diagnostic) =>
        IsOfReference(diagnostic) && !_used.Value.Contains(diagnostic.Line, diagnostic.Column)
            ? diagnostic with
            {
                Descriptor = SpecDescriptors.UnusedReference,
                Message = string.Format(CultureInfo.InvariantCulture, SpecDescriptors.UnusedReference.MessageFormat, diagnostic.Message),
            }
            : diagnostic;
}
