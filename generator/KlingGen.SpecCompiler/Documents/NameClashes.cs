using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Documents that do not know each other may become types of one name. Where these mean the same, the first document emits it for
/// all; else nothing is emitted of the second, as the C# compiler would refuse it in words that name no document.</summary>
internal sealed class NameClashes
{
    private readonly Dictionary<(string Namespace, string Name), Owner> _owners = [];

    /// <summary>What is not the same under one name, in the order of the documents.</summary>
    public static IReadOnlyList<NameClash> Of(IReadOnlyList<BindingResult> results)
    {
        var refused = RefusedDocuments.Of(results, []);
        var clashes = new NameClashes();
        return [.. Emitted(results, refused).SelectMany(result => clashes.Add(result.Path, result.Model!))];
    }

    /// <summary>The types that other documents emit.</summary>
    /// <param name="results">All documents.</param>
    /// <param name="refused">Those of which nothing is emitted.</param>
    public static IEnumerable<SharedType> SharedBy(IReadOnlyList<BindingResult> results, EquatableArray<string> refused)
    {
        var owners = new HashSet<(string Namespace, string Name)>();
        return Emitted(results, refused).SelectMany(result => result.Model!.Types
            .Where(type => !owners.Add((result.Model.Namespace, type.Name)))
            .Select(type => new SharedType(result.Path, type.Name)));
    }

    /// <summary>Tells each clash at both documents.</summary>
    public static IReadOnlyList<SpecDiagnostic> Tell(
        IReadOnlyList<NameClash> clashes, IReadOnlyList<(SpecDocument Document, BindingResult Result)> documents)
    {
        var found = new DiagnosticBag();
        var byPath = documents.ToDictionary(static item => item.Result.Path, static item => item.Document, StringComparer.Ordinal);
        var told = new HashSet<(string, string, string)>();
        foreach (var clash in clashes)
        {
            Report(byPath[clash.Second], clash.SecondPlace, clash.First, clash);
            if (told.Add((clash.Namespace, clash.Name, clash.First)))
            {
                Report(byPath[clash.First], clash.FirstPlace, clash.Second, clash);
            }
        }

        return found.Diagnostics;

        void Report(SpecDocument document, string? place, string other, NameClash clash) => found.Report(
            SpecDescriptors.NameOfTwoDocuments,
            document.Path,
            place is null ? SourceSpan.Beginning : document.SpanOf(place),
            clash.Name,
            clash.Namespace,
            other);
    }

    private static IEnumerable<BindingResult> Emitted(IEnumerable<BindingResult> results, EquatableArray<string> refused) =>
        results.Where(result => result.Model is not null && !RefusedDocuments.Contains(refused, result.Path));

    private List<NameClash> Add(string path, DocumentModel model)
    {
        var own = new List<(string Name, Owner Owner)>();
        var clashes = new List<NameClash>();
        foreach (var (name, documentation, type) in Names(model))
        {
            var owner = new Owner(path, documentation.Source?.Substring(documentation.Source.IndexOf('#') + 1), type);
            if (!_owners.TryGetValue((model.Namespace, name), out var first))
            {
                own.Add((name, owner));
            }
            else if (!first.IsSame(owner))
            {
                clashes.Add(new NameClash(model.Namespace, name, first.Path, first.Place, path, owner.Place));
            }
        }

        // Of a document that clashes nothing is emitted.
        if (clashes.Count == 0)
        {
            own.ForEach(entry => _owners.Add((model.Namespace, entry.Name), entry.Owner));
        }

        return clashes;
    }

    private static IEnumerable<(string Name, DocumentationModel Documentation, TypeModel? Type)> Names(DocumentModel model)
    {
        foreach (var type in model.Types)
        {
            yield return (type.Name, type.Documentation, type);
        }

        if (model.Client is { } client)
        {
            yield return (client.Name, client.Documentation, null);
            yield return (client.Interface, client.Documentation, null);
            yield return (client.Services, client.Documentation, null);
            foreach (var group in client.Groups)
            {
                yield return (group.Client.Name, group.Client.Documentation, null);
                yield return (group.Client.Interface, group.Client.Documentation, null);
            }

            foreach (var operation in client.AllOperations)
            {
                if (operation.Answer is { } answer)
                {
                    yield return (answer.Type.Name, operation.Documentation, null);
                }
            }
        }

        if (model.Gateway is { } gateway)
        {
            yield return (gateway.Name, new DocumentationModel(null, null, $"{model.Path}#{GatewayExtension.Place}"), null);
        }

        if (model.Webhooks is { } webhooks)
        {
            foreach (var webhook in (webhooks.Union?.Webhooks ?? default).Concat(webhooks.Callbacks))
            {
                yield return (webhook.Name, webhook.Documentation, null);
            }
        }
    }

    /// <param name="Type">Null for what is no type of values, such as a client.</param>
    private sealed record Owner(string Path, string? Place, TypeModel? Type)
    {
        public bool IsSame(Owner other) => Type is not null && other.Type is not null && Type.Meaning.Equals(other.Type.Meaning);
    }
}
