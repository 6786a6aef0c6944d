using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Swagger;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>One parsed document. It is compared by reference: the same text parsed once is the same document.</summary>
internal sealed class SpecDocument
{
    private static readonly string[] s_definitions = ["/$defs/", "/definitions/"];

    private readonly Lazy<Dictionary<string, (YamlNode Node, string Pointer)>> _anchors;
    private readonly Lazy<bool> _hasIdentified;
    private readonly DynamicReferences _dynamic;
    private readonly Lazy<DocumentParts> _parts;
    private readonly bool _isSwagger;

    private SpecDocument(
        string path, YamlNode? root, SpecVersion version, bool isSwagger, IReadOnlyList<SpecDiagnostic> diagnostics)
    {
        _isSwagger = isSwagger;
        Path = path;
        Root = root;
        Version = version;
        Diagnostics = diagnostics;
        Mappings = ReferenceCollector.Mappings(root);
        References = ReferenceCollector.Collect(this);
        LeadingOut = [.. References.Where(reference => reference.Path != path)];
        ReferredDocuments = [.. LeadingOut.Select(static reference => reference.Path).Distinct().OrderBy(
            static other => other, StringComparer.Ordinal)];
        SpelledNames = OpenApi.References.SpelledNames.Of(root, version);
        _anchors = new(() => ReferenceCollector.Anchors(this));
        _hasIdentified = new(() => Mappings.Any(static mapping => mapping.Node["$id"] is YamlScalar));
        _dynamic = new(this);
        _parts = new(() => new DocumentParts(this));
    }

    public string Path { get; }

    public YamlNode? Root { get; }

    /// <summary>Every mapping once, in the order of the document, and where it stands.</summary>
    public IReadOnlyList<(YamlMapping Node, SpecPlace Place)> Mappings { get; }

    public SpecVersion Version { get; }

    /// <summary>What is wrong with the text. Meaning is judged while binding.</summary>
    public IReadOnlyList<SpecDiagnostic> Diagnostics { get; }

    /// <summary>The references to other documents in the order of the text; of a file of parts those to itself as well.</summary>
    public IReadOnlyList<SpecReference> References { get; }

    /// <summary>Those that lead to other documents.</summary>
    public IReadOnlyList<SpecReference> LeadingOut { get; }

    /// <summary>The paths of the other documents that this one refers to.</summary>
    public IReadOnlyList<string> ReferredDocuments { get; }

    /// <summary>The names that it spells out for schemas, whoever refers to it.</summary>
    public IReadOnlyList<string> SpelledNames { get; }

    /// <summary>The parts by which other documents see whether anything changed that they depend on.</summary>
    public DocumentParts Parts => _parts.Value;

    /// <summary>Whether it could be read as an object, or as a list.</summary>
    public bool IsObject => Root is YamlMapping;

    /// <summary>Whether it is a list: an example, or schemas side by side.</summary>
    public bool IsList => Root is YamlSequence;

    /// <summary>Whether it has operations.</summary>
    public bool HasPaths => Root is YamlMapping mapping && mapping["paths"] is YamlMapping { Entries.Count: > 0 };

    /// <summary>Whether it may become a client, webhooks or a gateway. Binding these may find further types to be named.</summary>
    public bool IsMoreThanSchemas => Root is YamlMapping root
        && (root.Contains("paths")
            || root.Contains("webhooks")
            || root.Contains("x-gateway")
            || root["components"] is YamlMapping components
            && (components.Contains("callbacks") || components.Contains("pathItems")));

    /// <summary>Where it begins, for diagnostics.</summary>
    public SourceSpan Start => Root?.Span ?? SourceSpan.Beginning;

    /// <summary>The first reference to one of the documents that are asked for.</summary>
    public SpecReference? FirstReference(Func<string, bool> isAskedFor) =>
        LeadingOut.FirstOrDefault(reference => isAskedFor(reference.Path));

    /// <summary>Where a place stands in the text; where it is none, the document begins.</summary>
    public SourceSpan SpanOf(string pointer) => Find(pointer)?.Node.Span ?? SourceSpan.Beginning;

    /// <summary>A diagnostic where it stands in this text, which may have changed since it was made.</summary>
    public SpecDiagnostic Locate(SpecDiagnostic diagnostic) => diagnostic.Anchor is { } anchor && SpanOf(anchor) is { } span
        ? diagnostic with { Line = span.Line, Column = span.Column, Length = span.Length }
        : diagnostic;

    private SourceSpan? SpanOf(SpecAnchor anchor)
    {
        if (!anchor.IsKey)
        {
            return Find(anchor.Pointer)?.Node.Span;
        }

        var end = anchor.Pointer.LastIndexOf('/');
        var holder = Find(anchor.Pointer.Substring(0, end))?.Node;
        return (holder as YamlMapping)?.Key(JsonPointer.Segments(anchor.Pointer.Substring(end))[0])?.Span ?? holder?.Span;
    }

    public static SpecDocument Parse(SpecFile file, CancellationToken cancellationToken)
    {
        var path = ReferencePath.Normalize(file.Path);
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(file.Text, path, diagnostics, cancellationToken);
        var isSwagger = SpecVersions.IsSwagger(root);
        if (isSwagger)
        {
            root = SwaggerConversion.Convert((YamlMapping)root!, path, diagnostics);
        }

        // Of a version that is not known nothing is read, as all would be wrong for the same reason.
        var version = SpecVersions.Of(root, path, diagnostics);
        return new SpecDocument(path, version is null ? null : root, version ?? SpecVersion.Fragment, isSwagger, diagnostics.Diagnostics);
    }

    /// <summary>Whether a <c>$dynamicRef</c> or <c>$recursiveRef</c> means the same schema whichever way it is reached.</summary>
    public bool IsSettled(YamlNode reference, string place) => _dynamic.Target(reference, place) is not null;

    /// <summary>The node at a JSON pointer, or at an <c>$anchor</c> or <c>$id</c>.</summary>
    public (YamlNode Node, string Pointer)? Find(string pointer)
    {
        if (Root is null)
        {
            return null;
        }

        if (pointer.Length == 0)
        {
            return (Root, "");
        }

        return pointer[0] != '/' ? FindAnchor(pointer)
            : FragmentPath.Find(Root, pointer) is { } node ? (node, pointer)
            : null;
    }

    /// <summary>The places that a fragment may mean, as it is written.</summary>
    public IEnumerable<string> Meant(string fragment) => _isSwagger ? SwaggerReferences.Meant(fragment) : [fragment];

    /// <summary>Whether the fragment of a reference is the JSON pointer of what it means.</summary>
    public bool IsPlain(string fragment) => !_isSwagger && fragment.IndexOf('%') < 0;

    /// <summary>The node that the fragment of a reference means, as it is written.</summary>
    public (YamlNode Node, string Pointer)? FindWritten(string fragment)
    {
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            return Root is null ? null
                : Meant(fragment)
                    .Select(meant => FragmentPath.FindWritten(Root, "", meant))
                    .FirstOrDefault(static found => found is not null);
        }

        // Some encode the whole of a pointer.
        return ReferencePath.Unescape(fragment) is var decoded && decoded[0] == '/' ? Find(decoded)
            : FindAnchor(decoded) ?? FindAnchor(fragment);
    }

    /// <summary>The node that a reference to this document means.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="fragment">What it has behind <c>#</c>.</param>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    public (YamlNode Node, string Pointer)? FindFor(YamlNode reference, string fragment, string place) =>
        DynamicReferences.IsOne(place) ? _dynamic.Target(reference, place) : FindFrom(fragment, place);

    /// <summary>The node at a fragment as it is meant at a place: a schema with an <c>$id</c> is a document of its own to those in
    /// it.</summary>
    public (YamlNode Node, string Pointer)? FindFrom(string fragment, string place) =>
        (fragment.Length == 0 || fragment[0] == '/') && IdentifiedAround(place) is { } schema && FindBelow(schema, fragment) is { } found
            ? found
            : FindWritten(fragment);

    /// <summary>The node at a fragment of the schema that bears a name in its <c>$id</c>.</summary>
    public (YamlNode Node, string Pointer)? FindNamed(string name, string fragment) =>
        FindAnchor(name) is not { } named ? null
            : fragment.Length == 0 || fragment[0] == '/' ? FragmentPath.FindWritten(named.Node, named.Pointer, fragment)
            : FindWritten(fragment);

    /// <summary>The definition that a reference means which begins at the root of its own schema, and not of its document: that of the
    /// nearest definitions around it.</summary>
    /// <param name="fragment">What the reference has behind <c>#</c>.</param>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    public (YamlNode Node, string Pointer)? FindDefinitionAround(string fragment, string place)
    {
        if (!s_definitions.Any(keyword => fragment.StartsWith(keyword, StringComparison.Ordinal)))
        {
            return null;
        }

        return Around(place).Select(around => FragmentPath.FindWritten(around.Node, around.Pointer, fragment))
            .LastOrDefault(static found => found is not null);
    }

    /// <summary>The innermost schema with an <c>$id</c> around a place.</summary>
    public string? IdentifiedAround(string place) => _hasIdentified.Value
        ? Around(place).LastOrDefault(static around => around.Node["$id"] is YamlScalar).Pointer
        : null;

    private (YamlNode Node, string Pointer)? FindAnchor(string name) =>
        _anchors.Value.TryGetValue(name, out var anchored) ? anchored : null;

    private (YamlNode Node, string Pointer)? FindBelow(string pointer, string fragment) =>
        Find(pointer) is { } start ? FragmentPath.FindWritten(start.Node, pointer, fragment) : null;

    /// <summary>The mappings on the way to a place, the outermost first, without the root.</summary>
    private IEnumerable<(YamlMapping Node, string Pointer)> Around(string place)
    {
        var node = Root;
        var pointer = "";
        foreach (var segment in JsonPointer.Segments(place))
        {
            node = node is null ? null : FragmentPath.Child(node, segment);
            pointer = JsonPointer.Append(pointer, segment);
            if (node is YamlMapping mapping)
            {
                yield return (mapping, pointer);
            }
        }
    }
}
