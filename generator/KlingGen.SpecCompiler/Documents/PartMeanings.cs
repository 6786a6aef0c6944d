using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>What the parts of documents mean to those that refer to them: their content, the names of what they become, and the meaning of
/// all that they lead to. It stays equal as long as nothing of that changes, and is worked out once for each part.</summary>
internal sealed class PartMeanings(DocumentSet documents)
{
    private readonly Dictionary<(SpecDocument Document, string Pointer), ContentHash> _known = [];

    /// <summary>The meaning of all that a document refers to in others, as far as that is known.</summary>
    public ContentHash Around(SpecDocument document) => document.LeadingOut.Aggregate(
        default(ContentHash), (all, place) => all.Add(MeaningAt(place.Path, place.Fragment) ?? default));

    /// <summary>Works out the meaning of the parts of documents that lead to each other, after their names, and after all others that they
    /// lead to.</summary>
    public void Add(IReadOnlyList<DeclaredNames> group)
    {
        var nodes = new List<Node>();
        foreach (var names in group)
        {
            var declared = NamesByPart(names);
            nodes.AddRange(names.Input.Document.Parts.All.Select(part => new Node(
                names.Input.Document,
                part,
                part.Content.Add(names.Input.Options.Namespace).Add(declared.TryGetValue(part.Pointer, out var hash) ? hash : default))));
        }

        var byPlace = nodes.ToDictionary(static node => node.Place);
        foreach (var circle in StronglyConnected.Groups(nodes, node => Inside(node, byPlace)))
        {
            var meaning = Together(circle);
            foreach (var node in circle)
            {
                _known[node.Place] = meaning;
            }
        }
    }

    /// <summary>What parts mean that lead to each other: what each says, and what each of its references means, in order.</summary>
    private ContentHash Together(IEnumerable<Node> circle) => circle
        .OrderBy(static node => node.Document.Path, StringComparer.Ordinal)
        .ThenBy(static node => node.Part.Pointer, StringComparer.Ordinal)
        .Aggregate(default(ContentHash), (all, node) => node.Part.References.Aggregate(
            all.Add(node.Document.Path).Add(node.Part.Pointer).Add(node.Content),
            (before, reference) => before.Add(MeaningAt(reference.Path, reference.Fragment) ?? default)));

    /// <summary>The names of types by the part whose schemas they are made of.</summary>
    private static Dictionary<string, ContentHash> NamesByPart(DeclaredNames names)
    {
        var found = new Dictionary<string, ContentHash>(StringComparer.Ordinal);
        foreach (var type in names.Types)
        {
            var part = names.Input.Document.Parts.At(type.Pointer).Pointer;
            var hash = found.TryGetValue(part, out var known) ? known : default;
            found[part] = hash.Add(type.Pointer).Add((ulong)type.Kind).Add(type.Asked).Add(type.Name);
        }

        return found;
    }

    private (SpecDocument Document, string Pointer)? Find(string path, string fragment) =>
        documents.Find(path)?.Document is { } document ? (document, document.Parts.AtWritten(fragment).Pointer) : null;

    private IEnumerable<Node> Inside(Node node, Dictionary<(SpecDocument, string), Node> nodes)
    {
        foreach (var (path, fragment) in node.Part.References)
        {
            if (Find(path, fragment) is { } place && nodes.TryGetValue(place, out var target))
            {
                yield return target;
            }
        }
    }

    /// <summary>The meaning of a place, as far as it is known: not before its own circle is closed.</summary>
    private ContentHash? MeaningAt(string path, string fragment) =>
        Find(path, fragment) is { } place && _known.TryGetValue(place, out var meaning) ? meaning : null;

    private sealed record Node(SpecDocument Document, DocumentPart Part, ContentHash Content)
    {
        public (SpecDocument Document, string Pointer) Place => (Document, Part.Pointer);

        public bool Equals(Node? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Part.Pointer);
    }
}
