using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>What a document has for others and itself: the schemas that bear names, and the places that others lead to.</summary>
/// <param name="root">The document.</param>
/// <param name="requested">Those places.</param>
internal sealed class SpecParts(SpecNode root, EquatableArray<RequestedPart> requested, SpecContext context)
{
    /// <summary>The schemas that have names of their own: under components, or, in a file of schemas, under its definitions or at its
    /// top.</summary>
    /// <param name="fileName">What a file that is one schema calls it.</param>
    public IReadOnlyList<(string Key, Schema Schema)> NamedSchemas(string fileName)
    {
        var found = Distinct(UnderComponents.Concat(Requested));
        if (root.Document.Version != SpecVersion.Fragment || found.Count > 0)
        {
            return found;
        }

        var kind = PartGuess.OfWhole(root, requested);
        var mayBeSchema = kind is PartKind.Unknown or PartKind.Schema;
        if (mayBeSchema && root.Mapping is { } mapping && SpelledNames.IsSchema(mapping))
        {
            found.Add((fileName, new Schema(root, context)));
        }

        found.AddRange(root.MembersAt("$defs", context).Concat(root.MembersAt("definitions", context))
            .Select(member => (member.Key, new Schema(member.Value, context))));
        if (found.Count == 0 && mayBeSchema && root["paths"] is null)
        {
            found.AddRange(root.Members()
                .Where(member => PartGuess.IsSchema(member.Value) && IsRequestedAsSchema(member.Value))
                .Select(member => (member.Key.Text, new Schema(member.Value, context))));
        }

        return found;
    }

    /// <summary>The parts that others lead to, and perhaps nothing in the document, each with its path where it is a path item that has
    /// one.</summary>
    public IEnumerable<(string? Path, SpecView View)> Others
    {
        get
        {
            var isWhole = requested.Any(static part => part.Pointer.Length == 0);
            var whole = root.Document.Version == SpecVersion.Fragment && !isWhole
                ? PartsOf(root, PartGuess.OfWhole(root, requested))
                : [];
            return whole.Concat(requested.SelectMany(part => root.Document.Find(part.Pointer) is { } found
                ? PartsOf(new SpecNode(root.Document, found.Node, found.Pointer), part.Kind)
                : []));
        }
    }

    private IEnumerable<(string Key, Schema Schema)> UnderComponents => root["components"] is { Mapping: not null } components
        ? new SpecComponents(components, context).Schemas
        : [];

    /// <summary>Those that are a section of another document.</summary>
    private IEnumerable<(string Key, Schema Schema)> Requested => requested
        .SelectMany(part => (part.Kind, root.Document.Find(part.Pointer)) switch
        {
            (PartKind.NamedSchemas, { } found) =>
                ((SpecNode?)new SpecNode(root.Document, found.Node, found.Pointer)).Parts("schemas", context),
            (PartKind.Components, { } found) =>
                new SpecNode(root.Document, found.Node, found.Pointer)["schemas"].Parts("schemas", context),
            _ => [],
        })
        .Where(static member => member.Value.Mapping is not null && !SchemaKeywords.IsExtension(member.Key.Text))
        .Select(member => (member.Key.Text, new Schema(member.Value, context)));

    /// <summary>What other documents have, they name.</summary>
    private List<(string Key, Schema Schema)> Distinct(IEnumerable<(string Key, Schema Schema)> schemas)
    {
        var seen = new HashSet<Schema>();
        return schemas.Where(named => named.Schema.Document == root.Document && seen.Add(named.Schema)).ToList();
    }

    private bool IsRequestedAsSchema(SpecNode member)
    {
        foreach (var part in requested)
        {
            if (part.Pointer == member.Pointer)
            {
                return part.Kind is PartKind.Unknown or PartKind.Schema;
            }
        }

        return true;
    }

    private IEnumerable<(string? Path, SpecView View)> PartsOf(SpecNode part, PartKind kind)
    {
        if (kind != PartKind.Callback && kind != PartKind.NamedSchemas && PartKinds.Each(kind) is { } each)
        {
            return MembersOf(part).SelectMany(member => PartsOf(member.Value, each)
                .Select(found => (kind == PartKind.PathItems ? member.Key : null, found.View)));
        }

        if (kind == PartKind.Components)
        {
            return part.Members().Where(static section => section.Value.Mapping is not null)
                .SelectMany(section => PartsOf(section.Value, PartKinds.At(kind, JsonPointer.Append("", section.Key.Text))));
        }

        return part.Mapping is not null && ViewOf(part, kind == PartKind.Unknown ? PartGuess.Of(part) : kind) is { } view
            ? [(null, view)]
            : [];
    }

    private SpecView? ViewOf(SpecNode part, PartKind kind) => kind switch
    {
        PartKind.Schema => new Schema(part, context),
        PartKind.Parameter or PartKind.Header => new Parameter(part, context),
        PartKind.RequestBody => new RequestBody(part, context),
        PartKind.Response => new Response(part, context),
        PartKind.MediaType => new MediaType(part, context),
        PartKind.PathItem => new PathItem(part, context),
        PartKind.Operation => new Operation(part, context),
        PartKind.Callback => new Callback(part, context),
        _ => null,
    };

    /// <summary>Its members or items, as far as they stand in the document.</summary>
    private IEnumerable<(string? Key, SpecNode Value)> MembersOf(SpecNode part) =>
        (part.Node is YamlSequence
            ? part.Items().Select(static item => ((string?)null, item))
            : ((SpecNode?)part).Parts(JsonPointer.Segments(part.Pointer).LastOrDefault() ?? "", context)
                .Select(static member => ((string?)member.Key.Text, member.Value)))
            .Where(member => member.Item2.Document == root.Document);
}
