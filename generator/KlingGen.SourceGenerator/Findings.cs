using System.Collections.Immutable;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SourceGenerator;

/// <summary>What was found in all documents.</summary>
internal static class Findings
{
    /// <summary>Puts the findings together, each once, at the paths that the compiler knows.</summary>
    public static EquatableArray<SpecDiagnostic> Collect(
        ImmutableArray<EquatableArray<SpecDiagnostic>> ofDocuments,
        ImmutableArray<ParsedSpec> specs,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var findings = new List<SpecDiagnostic>();
        var filePaths = new Dictionary<string, string>(specs.Length, StringComparer.Ordinal);
        foreach (var spec in specs)
        {
            if (filePaths.ContainsKey(spec.Document.Path))
            {
                findings.Add(new SpecDiagnostic(SpecDescriptors.RepeatedItem, spec.FilePath, 1, 1, SpecDescriptors.RepeatedItem.MessageFormat));
            }
            else
            {
                filePaths.Add(spec.Document.Path, spec.FilePath);
            }
        }

        var seen = new HashSet<SpecDiagnostic>();
        foreach (var ofDocument in ofDocuments)
        {
            foreach (var finding in ofDocument)
            {
                if (seen.Add(finding))
                {
                    findings.Add(filePaths.TryGetValue(finding.Path, out var filePath) ? finding with { Path = filePath } : finding);
                }
            }
        }

        return new EquatableArray<SpecDiagnostic>([.. findings]);
    }
}
