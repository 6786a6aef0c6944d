using System.Collections.Immutable;
using KlingGen.SpecCompiler;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;

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
            if (_specs.ContainsKey(spec.Document.Path))
            {
                Add(new SpecDiagnostic(SpecDescriptors.RepeatedItem, spec.FilePath, 1, 1, SpecDescriptors.RepeatedItem.MessageFormat));
            }
            else
            {
                _specs.Add(spec.Document.Path, spec);
            }
        }
    }

    public static EquatableArray<SpecDiagnostic> Collect(ImmutableArray<BoundSpec> bindings, ImmutableArray<ParsedSpec> specs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var findings = new Findings(specs);
        foreach (var binding in bindings)
        {
            foreach (var finding in binding.Result.Diagnostics)
            {
                findings.Add(finding);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        findings.CompareNames(bindings);
        return new EquatableArray<SpecDiagnostic>([.. findings._found]);
    }

    /// <summary>Documents that do not know each other may become types of one name, which the C# compiler would refuse in words that name no document.</summary>
    private void CompareNames(ImmutableArray<BoundSpec> bindings)
    {
        var owners = new Dictionary<(string Namespace, string Name), string>();
        foreach (var binding in bindings)
        {
            if (binding.Result.Model is not { } model)
            {
                continue;
            }

            foreach (var type in model.Types)
            {
                CompareName(owners, binding.Path, model.Namespace, type.Name, type.Documentation);
            }

            if (model.Client is { } client)
            {
                CompareName(owners, binding.Path, model.Namespace, client.Name, client.Documentation);
            }

            foreach (var hooks in (EquatableArray<HookModel>[])[model.Hooks?.Webhooks?.Hooks ?? default, model.Hooks?.Callbacks ?? default])
            {
                foreach (var hook in hooks)
                {
                    CompareName(owners, binding.Path, model.Namespace, hook.Name, hook.Documentation);
                }
            }
        }
    }

    private void CompareName(
        Dictionary<(string Namespace, string Name), string> owners, string path, string ns, string name, DocumentationModel documentation)
    {
        if (!owners.TryGetValue((ns, name), out var owner))
        {
            owners.Add((ns, name), path);
            return;
        }

        var pointer = documentation.Source.Substring(documentation.Source.IndexOf('#') + 1);
        var place = _specs[path].Document.Find(pointer)?.Node;
        var message = string.Format(SpecDescriptors.NameOfTwoDocuments.MessageFormat, name, ns, owner);
        Add(new SpecDiagnostic(SpecDescriptors.NameOfTwoDocuments, path, place?.Line ?? 1, place?.Column ?? 1, message));
    }

    private void Add(SpecDiagnostic finding)
    {
        if (_seen.Add(finding))
        {
            _found.Add(_specs.TryGetValue(finding.Path, out var spec) ? finding with { Path = spec.FilePath } : finding);
        }
    }
}
