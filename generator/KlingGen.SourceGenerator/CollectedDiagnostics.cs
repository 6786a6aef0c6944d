using System.Collections.Immutable;
using System.Linq;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Documents;

namespace KlingGen.SourceGenerator;

/// <summary>The diagnostics of all documents, each once, and those that only show when documents stand side by side.</summary>
internal sealed class CollectedDiagnostics
{
    private readonly Dictionary<string, ParsedSpec> _specs;
    private readonly HashSet<SpecDiagnostic> _seen = new(SpecDiagnosticComparer.Instance);
    private readonly List<SpecDiagnostic> _diagnostics = [];

    private CollectedDiagnostics(ImmutableArray<ParsedSpec> specs)
    {
        _specs = new Dictionary<string, ParsedSpec>(specs.Length, StringComparer.Ordinal);
        foreach (var spec in specs)
        {
            var isKnown = _specs.ContainsKey(spec.Document.Path);
            if (isKnown || spec.IsRepeated)
            {
                var repeated = SpecDescriptors.RepeatedItem;
                Add(new SpecDiagnostic(repeated, spec.FilePath, 1, 1, repeated.MessageFormat) { Length = 0 });
            }

            foreach (var diagnostic in spec.Diagnostics)
            {
                Add(diagnostic);
            }

            if (!isKnown)
            {
                _specs.Add(spec.Document.Path, spec);
            }
        }
    }

    public static EquatableArray<SpecDiagnostic> Collect(
        ImmutableArray<BindingResult> bindings, ImmutableArray<ParsedSpec> specs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var collected = new CollectedDiagnostics(specs);
        foreach (var binding in bindings)
        {
            foreach (var diagnostic in binding.Diagnostics)
            {
                collected.Add(diagnostic.Path == binding.Path ? diagnostic : collected.Locate(diagnostic));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        var documents = bindings.Select(binding => (collected._specs[binding.Path].Document, binding)).ToList();
        foreach (var diagnostic in SideBySideDiagnostics.Of(documents))
        {
            collected.Add(diagnostic);
        }

        return new EquatableArray<SpecDiagnostic>([.. collected._diagnostics]);
    }

    /// <summary>A diagnostic in another document than the one that was bound, where it stands now: lines may have moved since.</summary>
    private SpecDiagnostic Locate(SpecDiagnostic diagnostic) => _specs.TryGetValue(diagnostic.Path, out var spec)
        ? spec.Document.Locate(diagnostic)
        : diagnostic;

    private void Add(SpecDiagnostic diagnostic)
    {
        if (_seen.Add(diagnostic))
        {
            _diagnostics.Add(_specs.TryGetValue(diagnostic.Path, out var spec) ? diagnostic with { Path = spec.FilePath } : diagnostic);
        }
    }
}
