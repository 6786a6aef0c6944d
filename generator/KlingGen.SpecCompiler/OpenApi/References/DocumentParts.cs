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
            var pointer = JsonPointer.Append("", key);
            if (key is "components")
            {
                AddReference(pointer, value);
                foreach (var (section, parts) in Members(value))
                {
                    AddMembers(JsonPointer.Append(pointer, section), parts);
                }
            }
            else if (key is "paths" or "webhooks" or "$defs" or "definitions")
            {
                AddMembers(pointer, value);
            }
            else
            {
                Add(pointer, value);
            }
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
        var count = segments[0] switch
        {
            "components" => 3,
            "paths" or "webhooks" or "$defs" or "definitions" => 2,
            _ => 1,
        };
        return segments.Length < count ? Whole : segments.Take(count).Aggregate("", JsonPointer.Append);
    }

    private static IEnumerable<(string Key, YamlNode Value)> Members(YamlNode node) =>
        node is YamlMapping mapping ? mapping.Entries.Select(static entry => (entry.Key.Text, entry.Value)) : [];

    /// <summary>A section that is a reference is a part itself.</summary>
    private void AddReference(string pointer, YamlNode section)
    {
        if (section is YamlMapping mapping && mapping["$ref"] is YamlScalar)
        {
            Add(pointer, section);
        }
    }

    private void AddMembers(string pointer, YamlNode node)
    {
        AddReference(pointer, node);
        foreach (var (key, value) in Members(node))
        {
            Add(JsonPointer.Append(pointer, key), value);
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
        foreach (var reference in ReferenceCollector.ReferencesIn(mapping))
        {
            var (file, fragment) = ReferencePath.Split(reference.Text);
            var paths = file.Length == 0 ? [_document.Path] : ReferencePath.Meant(_document.Path, file);
            references.AddRange(paths.Select(path => (path, fragment)));
        }

        foreach (var named in ReferenceCollector.NamesIn(mapping))
        {
            references.Add((_document.Path, JsonPointer.Append("/components/schemas", named.Text)));
        }
    }
}
