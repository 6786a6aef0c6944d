using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Documents that do not know each other may become types of one name, which the C# compiler would refuse in words that name no
/// document.</summary>
internal sealed class NameClashes
{
    private readonly Dictionary<(string Namespace, string Name), string> _owners = [];
    private readonly DiagnosticBag _found = new();

    public static IReadOnlyList<SpecDiagnostic> Find(IEnumerable<(SpecDocument Document, BindingResult Result)> documents)
    {
        var clashes = new NameClashes();
        foreach (var (document, result) in documents)
        {
            if (result.Model is not { } model)
            {
                continue;
            }

            foreach (var (name, documentation) in Names(model))
            {
                clashes.Add(document, model.Namespace, name, documentation);
            }
        }

        return clashes._found.Diagnostics;
    }

    private static IEnumerable<(string Name, DocumentationModel Documentation)> Names(DocumentModel model)
    {
        foreach (var type in model.Types)
        {
            yield return (type.Name, type.Documentation);
        }

        if (model.Client is { } client)
        {
            yield return (client.Name, client.Documentation);
        }

        if (model.Gateway is { } gateway)
        {
            yield return (gateway.Name, new DocumentationModel(null, null, model.Path + "#/x-gateway"));
        }

        if (model.Webhooks is { } webhooks)
        {
            foreach (var webhook in (webhooks.Union?.Webhooks ?? default).Concat(webhooks.Callbacks))
            {
                yield return (webhook.Name, webhook.Documentation);
            }
        }
    }

    private void Add(SpecDocument document, string ns, string name, DocumentationModel documentation)
    {
        if (!_owners.TryGetValue((ns, name), out var owner))
        {
            _owners.Add((ns, name), document.Path);
            return;
        }

        var place = documentation.Source is { } source ? document.SpanOf(source.Substring(source.IndexOf('#') + 1)) : SourceSpan.Beginning;
        _found.Report(SpecDescriptors.NameOfTwoDocuments, document.Path, place, name, ns, owner);
    }
}
