using System.Runtime.CompilerServices;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the declarations of documents, each after those that it refers to; documents that refer to each other together. A
/// document that is as it was, and to which all others mean what they meant, keeps its declarations.</summary>
internal sealed class Declarer
{
    private static readonly ConditionalWeakTable<SpecDocument, KnownDeclaration> s_known = new();

    private readonly DocumentSet _documents;
    private readonly PartMeanings _meanings;
    private readonly Dictionary<SpecInput, DeclaredDocument> _declared;
    private readonly List<(SpecDocument Document, KnownDeclaration Known)> _made = [];

    private Declarer(DocumentSet documents)
    {
        _documents = documents;
        _meanings = new PartMeanings(documents);
        _declared = new Dictionary<SpecInput, DeclaredDocument>(documents.Inputs.Count);
    }

    /// <returns>The documents in their order, each path once.</returns>
    public static IReadOnlyList<DeclaredDocument> Declare(
        IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents, CancellationToken cancellationToken)
    {
        var set = new DocumentSet(SpecInputs.Of(documents));
        var declarer = new Declarer(set);
        foreach (var circle in StronglyConnected.Groups(set.Inputs, input => ReferredBy(input, set)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            declarer.Declare([.. circle.OrderBy(static input => input.Document.Path, StringComparer.Ordinal)], cancellationToken);
        }

        // Others may bind what is remembered, so that nothing is before the set has all names.
        Remember(declarer._made);
        return [.. set.Inputs.Select(input => declarer._declared[input])];
    }

    private static IEnumerable<SpecInput> ReferredBy(SpecInput input, DocumentSet set) =>
        input.Document.ReferredDocuments.Select(set.Find).OfType<SpecInput>();

    private void Declare(IReadOnlyList<SpecInput> group, CancellationToken cancellationToken)
    {
        var before = group.Select(input => _meanings.Around(input.Document)).ToList();
        var known = group.Select((input, index) => Known(input, group, before[index])).OfType<DeclaredDocument>().ToList();
        if (known.Count == group.Count)
        {
            Publish([.. known.Select(static document => document.Names)]);
            known.ForEach(document => _declared.Add(document.Input, document));
            return;
        }

        var session = DocumentSession.Declare(group, _documents, cancellationToken);
        var names = group.Select(session.DeclaredIn).ToList();
        Publish(names);
        for (var i = 0; i < names.Count; i++)
        {
            var input = group[i];
            var made = new DeclaredDocument(
                names[i], _documents, _meanings.Around(input.Document), group.Count == 1 ? session : null);
            var declared = Bound(made) ?? made;
            _declared.Add(input, declared);
            var spelled = _documents.SpelledIn(input.Options.Namespace);
            _made.Add((input.Document, new KnownDeclaration(declared, group, before[i], spelled)));
        }
    }

    private DeclaredDocument? Known(SpecInput input, IReadOnlyList<SpecInput> group, ContentHash before) =>
        s_known.TryGetValue(input.Document, out var known)
            && known.IsStill(group, before, _documents.SpelledIn(input.Options.Namespace))
            ? known.Declared
            : null;

    /// <summary>An equal document that was bound before.</summary>
    private static DeclaredDocument? Bound(DeclaredDocument made) =>
        s_known.TryGetValue(made.Input.Document, out var known) && known.Declared is { IsBound: true } bound && bound.Equals(made)
            ? bound
            : null;

    private static void Remember(IReadOnlyList<(SpecDocument Document, KnownDeclaration Known)> made)
    {
        lock (s_known)
        {
            foreach (var (document, known) in made)
            {
                s_known.Remove(document);
                s_known.Add(document, known);
            }
        }
    }

    private void Publish(IReadOnlyList<DeclaredNames> names)
    {
        foreach (var made in names)
        {
            _documents.Add(made);
        }

        if (names.Any(static made => made.Input.Requested.Count > 0))
        {
            _meanings.Add(names);
        }
    }
}
