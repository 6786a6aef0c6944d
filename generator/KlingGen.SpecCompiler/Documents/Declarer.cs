using System.Runtime.CompilerServices;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Makes the declarations of documents, each after those that it refers to; documents that refer to each other together. A
/// document that is as it was, and to which all others mean what they meant, keeps its declarations.</summary>
internal static class Declarer
{
    private static readonly ConditionalWeakTable<SpecDocument, DeclaredDocument> s_known = new();

    /// <returns>The documents in their order, each path once.</returns>
    public static IReadOnlyList<DeclaredDocument> Declare(
        IReadOnlyList<(SpecDocument Document, SpecOptions Options)> documents, CancellationToken cancellationToken)
    {
        var set = new DocumentSet(SpecInputs.Of(documents));
        var meanings = new PartMeanings(set);
        var declared = new Dictionary<SpecInput, DeclaredDocument>(set.Inputs.Count);
        foreach (var circle in StronglyConnected.Groups(set.Inputs, input => ReferredBy(input, set)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var group = circle.OrderBy(static input => input.Document.Path, StringComparer.Ordinal).ToList();
            foreach (var document in Declare(group, set, meanings, cancellationToken))
            {
                declared.Add(document.Input, document);
            }
        }

        return [.. set.Inputs.Select(input => declared[input])];
    }

    private static IEnumerable<SpecInput> ReferredBy(SpecInput input, DocumentSet set) =>
        input.Document.ReferredDocuments.Select(set.Find).OfType<SpecInput>();

    private static IReadOnlyList<DeclaredDocument> Declare(
        IReadOnlyList<SpecInput> group, DocumentSet set, PartMeanings meanings, CancellationToken cancellationToken)
    {
        var around = group.Select(input => meanings.Around(input.Document)).ToList();
        var known = group.Select((input, index) => Known(input, group, around[index], set)).OfType<DeclaredDocument>().ToList();
        if (known.Count == group.Count)
        {
            Publish([.. known.Select(static document => document.Names)], set, meanings);
            return known;
        }

        var session = DocumentSession.Declare(group, set, cancellationToken);
        var names = group.Select(session.DeclaredIn).ToList();
        Publish(names, set, meanings);
        var declared = names.Select((made, index) => new DeclaredDocument(
            made, set, group, around[index], meanings.Around(made.Input.Document), group.Count == 1 ? session : null)).ToList();
        declared.ForEach(Remember);
        return declared;
    }

    private static DeclaredDocument? Known(SpecInput input, IReadOnlyList<SpecInput> group, ContentHash around, DocumentSet set) =>
        s_known.TryGetValue(input.Document, out var known) && known.IsStill(input, group, around, set.SpelledIn(input.Options.Namespace))
            ? known
            : null;

    private static void Remember(DeclaredDocument document)
    {
        // Two snapshots of a project may be compiled at once.
        lock (s_known)
        {
            s_known.Remove(document.Input.Document);
            s_known.Add(document.Input.Document, document);
        }
    }

    private static void Publish(IReadOnlyList<DeclaredNames> names, DocumentSet set, PartMeanings meanings)
    {
        foreach (var made in names)
        {
            set.Add(made);
        }

        if (names.Any(static made => made.Input.Requested.Count > 0))
        {
            meanings.Add(names);
        }
    }
}
