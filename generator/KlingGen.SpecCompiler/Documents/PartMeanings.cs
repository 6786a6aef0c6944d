using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>What the parts of documents mean to those that refer to them: their content, the names of what they become, and the meaning of
/// all that they lead to. It stays equal as long as nothing of that changes, and is worked out once for each part.</summary>
internal sealed class PartMeanings(DocumentSet documents)
{
    private readonly Dictionary<(SpecDocument Document, string Pointer), ContentHash> _known = [];

    /// <summary>The meaning of all that a document refers to in others, as far as that is known.</summary>
    public ContentHash Around(SpecDocument document) => Together(document.LeadingOut
        .Select(place => Find(place.Path, place.Fragment))
        .Where(part => part is { } found && _known.ContainsKey(found))
        .Select(part => _known[part!.Value]));

    /// <summary>Works out the meaning of the parts of documents that lead to each other, after their names, and after all others that they
    /// lead to.</summary>
    public void Add(IReadOnlyList<DeclaredNames> group)
    {
        var nodes = new List<Node>();
        foreach (var names in group)
        {
            var declared = NamesByPart(names);
            nodes.AddRange(names.Input.Document.Parts.All.Select(part =>
                new Node(
                    names.Input.Document, part, declared.TryGetValue(part.Pointer, out var hash) ? part.Content.Add(hash) : part.Content)));
        }

        var byPlace = nodes.ToDictionary(static node => node.Place);
        foreach (var circle in StronglyConnected.Groups(nodes, node => Inside(node, byPlace)))
        {
            var meaning = Together(circle.Select(static node => node.Content).Concat(circle.SelectMany(Outside)));
            foreach (var node in circle)
            {
                _known[node.Place] = meaning;
            }
        }
    }

    /// <summary>One hash of several, in whichever order they come.</summary>
    private static ContentHash Together(IEnumerable<ContentHash> hashes) => hashes
        .Distinct()
        .OrderBy(static hash => hash.Low)
        .ThenBy(static hash => hash.High)
        .Aggregate(default(ContentHash), static (all, one) => all.Add(one));

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

    /// <summary>The meanings, known before, of what a part leads to; those of its own circle are not among them.</summary>
    private IEnumerable<ContentHash> Outside(Node node)
    {
        foreach (var (path, fragment) in node.Part.References)
        {
            if (Find(path, fragment) is { } place && _known.TryGetValue(place, out var meaning))
            {
                yield return meaning;
            }
        }
    }

    private sealed record Node(SpecDocument Document, DocumentPart Part, ContentHash Content)
    {
        public (SpecDocument Document, string Pointer) Place => (Document, Part.Pointer);

        public bool Equals(Node? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Part.Pointer);
    }
}
