using System.Collections.Immutable;
using System.Linq;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Binding;
using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SourceGenerator;

/// <summary>What was found in all documents, each finding once, and what only shows when they stand side by side.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, ParsedSpec> _specs;
    private readonly HashSet<SpecDiagnostic> _seen = [];
    private readonly List<SpecDiagnostic> _found = [];

    private Findings(ImmutableArray<ParsedSpec> specs)
    {
        _specs = new Dictionary<string, ParsedSpec>(specs.Length, StringComparer.Ordinal);
        foreach (var spec in specs)
        {
            var isKnown = _specs.ContainsKey(spec.Document.Path);
            if (isKnown || spec.IsRepeated)
            {
                Add(new SpecDiagnostic(SpecDescriptors.RepeatedItem, spec.FilePath, 1, 1, SpecDescriptors.RepeatedItem.MessageFormat));
            }

            if (!isKnown)
            {
                _specs.Add(spec.Document.Path, spec);
            }
        }
    }

    public static EquatableArray<SpecDiagnostic> Collect(ImmutableArray<BindingResult> bindings, ImmutableArray<ParsedSpec> specs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var findings = new Findings(specs);
        foreach (var binding in bindings)
        {
            foreach (var finding in binding.Diagnostics)
            {
                findings.Add(finding);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        var documents = bindings.Select(binding => (findings._specs[binding.Path].Document, binding)).ToList();
        foreach (var finding in RefusedDocuments.Find(documents).Concat(NameClashes.Find(documents)))
        {
            findings.Add(finding);
        }

        return new EquatableArray<SpecDiagnostic>([.. findings._found]);
    }

    private void Add(SpecDiagnostic finding)
    {
        if (_seen.Add(finding))
        {
            _found.Add(_specs.TryGetValue(finding.Path, out var spec) ? finding with { Path = spec.FilePath } : finding);
        }
    }
}
