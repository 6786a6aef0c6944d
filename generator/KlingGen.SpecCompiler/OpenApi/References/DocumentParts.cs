using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A document divided into the parts by which others see whether anything changed that they depend on.</summary>
internal sealed class DocumentParts
{
    private const string Whole = "";

    /// <summary>What makes the document one part: a place that is hard to tell from a reference alone, or an operation that makes the
    /// schema of its body a request, wherever that stands.</summary>
    private static readonly HashSet<string> s_indivisible = new(StringComparer.Ordinal)
    {
        "$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "x-product",
    };

    private readonly Dictionary<string, DocumentPart> _parts = new(StringComparer.Ordinal);
    private readonly SpecDocument _document;

    /// <summary>What holds of each of its parts.</summary>
    private readonly ContentHash _kind;

    private readonly bool _isWhole;

    public DocumentParts(SpecDocument document)
    {
        _document = document;
        _isWhole = document.Mappings.Any(
            static mapping => mapping.Node.Entries.Any(static entry => s_indivisible.Contains(entry.Key.Text)));
        _kind = default(ContentHash).Add((ulong)document.Version);
        if (document.Root is not YamlMapping root || _isWhole)
        {
            Add(Whole, document.Root);
            return;
        }

        foreach (var (key, value) in Members(root))
        {
            AddWithin(JsonPointer.Append("", key), value, DepthIn(key) - 1);
        }

        // Who refers to the whole depends on all of it.
        var all = _parts.Keys.Select(part => (document.Path, part)).ToList();
        _parts.Add(Whole, new DocumentPart(Whole, _kind, all));
    }

    public IEnumerable<DocumentPart> All => _parts.Values;

    /// <summary>The part that a place is in.</summary>
    public DocumentPart At(string place)
    {
        var pointer = _isWhole || place.Length == 0 || place[0] != '/' ? Whole : PointerOf(place);
        return _parts.TryGetValue(pointer, out var part) ? part : _parts[Whole];
    }

    /// <summary>The part that the fragment of a reference leads to, as it is written.</summary>
    public DocumentPart AtWritten(string fragment) =>
        At(_document.IsPlain(fragment) ? fragment : _document.FindWritten(fragment)?.Pointer ?? Whole);

    private static string PointerOf(string place)
    {
        var segments = JsonPointer.Segments(place);
        var depth = DepthIn(segments[0]);
        return segments.Length < depth ? Whole : segments.Take(depth).Aggregate("", JsonPointer.Append);
    }

    /// <summary>How many names lead to a part from the root of the document, by the first of them.</summary>
    private static int DepthIn(string section) => section switch
    {
        "components" => 3,
        "paths" or "webhooks" or "$defs" or "definitions" => 2,
        _ => 1,
    };

    private static IEnumerable<(string Key, YamlNode Value)> Members(YamlNode node) =>
        node is YamlMapping mapping ? mapping.Entries.Select(static entry => (entry.Key.Text, entry.Value)) : [];

    /// <param name="depth">How many names lead from the node to its parts.</param>
    private void AddWithin(string pointer, YamlNode node, int depth)
    {
        // A section that is a reference is a part itself.
        if (depth == 0 || (node is YamlMapping mapping && mapping["$ref"] is YamlScalar))
        {
            Add(pointer, node);
        }

        if (depth > 0)
        {
            foreach (var (key, value) in Members(node))
            {
                AddWithin(JsonPointer.Append(pointer, key), value, depth - 1);
            }
        }
    }

    private void Add(string pointer, YamlNode? node)
    {
        var references = new List<(string, string)>();
        var hash = node is null ? _kind : Hash(node, _kind, references);
        _parts[pointer] = new DocumentPart(pointer, hash, references);
    }

    private ContentHash Hash(YamlNode node, ContentHash hash, List<(string, string)> references)
    {
        switch (node)
        {
            case YamlMapping mapping:
                hash = hash.Add('{').Add((ulong)mapping.Entries.Count);
                foreach (var entry in mapping.Entries)
                {
                    hash = Hash(entry.Value, hash.Add(entry.Key.Text), references);
                }

                AddReferences(mapping, references);
                return hash;
            case YamlSequence sequence:
                return sequence.Items.Aggregate(hash.Add('[').Add((ulong)sequence.Items.Count), (all, item) => Hash(item, all, references));
            default:
                var scalar = (YamlScalar)node;
                return hash.Add((ulong)scalar.Kind).Add(scalar.Text);
        }
    }

    private void AddReferences(YamlMapping mapping, List<(string, string)> references)
    {
        foreach (var (text, _, role) in WrittenReference.In(mapping))
        {
            var (file, fragment) = ReferencePath.Split(text.Text);
            var paths = file.Length == 0 ? [_document.Path] : ReferencePath.Meant(_document.Path, file);
            references.AddRange(paths.Select(path => (path, fragment)));
            if (role == ReferenceRole.NamesCase)
            {
                references.Add((_document.Path, WrittenReference.ComponentNamed(text.Text)));
            }
        }
    }
}
