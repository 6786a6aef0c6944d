namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>Finds the places of documents that references lead to, and what stands there: a file says nothing of that,
/// but those who refer to it do.</summary>
internal sealed class RequestedParts
{
    private readonly Dictionary<string, SpecDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, PartKind>> _found = new(StringComparer.Ordinal);
    private readonly Queue<(SpecDocument Document, string Pointer, PartKind Kind)> _pending = new();

    private RequestedParts(IEnumerable<SpecDocument> documents)
    {
        foreach (var document in documents)
        {
            if (!_documents.ContainsKey(document.Path))
            {
                _documents.Add(document.Path, document);
                _pending.Enqueue((document, "", PartKind.Document));
            }
        }

        while (_pending.Count > 0)
        {
            var (document, pointer, kind) = _pending.Dequeue();
            Follow(document, pointer, kind);
        }
    }

    /// <returns>For each path the places in that document, in order.</returns>
    public static Dictionary<string, EquatableArray<RequestedPart>> Of(IEnumerable<SpecDocument> documents) =>
        new RequestedParts(documents)._found.ToDictionary(
            static entry => entry.Key,
            static entry => entry.Value.Select(static place => new RequestedPart(place.Key, place.Value)).ToEquatableArray(),
            StringComparer.Ordinal);

    /// <summary>Takes note of what the references within a part lead to.</summary>
    private void Follow(SpecDocument document, string pointer, PartKind kind)
    {
        foreach (var reference in document.References)
        {
            if (reference.Holder is not { Pointer: var holder })
            {
                Add(document, reference, PartKind.Schema);
            }
            else if (IsIn(holder, pointer))
            {
                Add(document, reference, PartKinds.At(kind, holder.Substring(pointer.Length)));
            }
        }
    }

    private void Add(SpecDocument from, SpecReference reference, PartKind kind)
    {
        // The schemas of a document find each other.
        if (reference.Path == from.Path && kind is PartKind.Schema or PartKind.Unknown)
        {
            return;
        }

        if (!_found.TryGetValue(reference.Path, out var places))
        {
            _found.Add(reference.Path, places = new SortedDictionary<string, PartKind>(StringComparer.Ordinal));
        }

        var target = _documents.TryGetValue(reference.Path, out var document) ? document : null;
        var pointer = target?.FindWritten(reference.Fragment)?.Pointer ?? reference.Fragment;
        if (places.TryGetValue(pointer, out var known) && (known != PartKind.Unknown || kind == PartKind.Unknown))
        {
            return;
        }

        places[pointer] = kind;
        if (target is not null && kind != PartKind.Unknown)
        {
            _pending.Enqueue((target, pointer, kind));
        }
    }

    private static bool IsIn(string place, string part) =>
        place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] == '/');
}
