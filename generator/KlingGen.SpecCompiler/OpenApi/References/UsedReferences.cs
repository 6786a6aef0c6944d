using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>
/// The references of a document that its operations, webhooks and rules lead to. Where a document has none of these,
/// as a collection of schemas, all of it is meant to be used.
/// </summary>
internal sealed class UsedReferences
{
    private readonly HashSet<(int Line, int Column)> _used = [];
    private readonly HashSet<YamlNode> _seen = [];
    private readonly Stack<SpecNode> _pending = new();
    private readonly ReferenceResolver _references;
    private readonly SpecDocument _document;

    /// <param name="document">The document.</param>
    /// <param name="references">Tells where references lead.</param>
    public UsedReferences(SpecDocument document, ReferenceResolver references)
    {
        _document = document;
        _references = references;
        if (document.Root is not YamlMapping node)
        {
            return;
        }

        var root = new SpecNode(document, node, "");
        var schemas = (root["components"]?["schemas"]?.Members()).OrEmpty().Select(static member => member.Value).ToList();
        var roots = new[] { root["paths"], root["webhooks"] }
            .Where(static part => part is { Mapping.Entries.Count: > 0 })
            .Select(static part => part!)
            .ToList();
        UseSections(root);
        Follow(roots.Count == 0 ? [root] : roots.Concat(schemas.Where(static schema => schema["x-constrains"] is not null)));
        while (schemas.Find(schema => !_seen.Contains(schema.Node) && RefinesUsed(schema)) is { Node: not null } refinement)
        {
            Follow([refinement]);
        }
    }

    /// <summary>Whether a used part holds the reference that stands here.</summary>
    public bool Contains(int line, int column) => _used.Contains((line, column));

    /// <summary>Of a section in a file it does not show which of its parts are used.</summary>
    private void UseSections(SpecNode root)
    {
        var components = root["components"];
        foreach (var section in (components?.Members()).OrEmpty().Select(static member => member.Value)
            .Concat([components, root["paths"], root["webhooks"]]).OfType<SpecNode>())
        {
            if (SpecNodeMembers.ReferenceOf(section) is { } reference)
            {
                _used.Add((reference.Node.Line, reference.Node.Column));
            }
        }
    }

    /// <summary>What refines a used schema under its discriminator is used with it.</summary>
    private bool RefinesUsed(SpecNode schema) => (schema["allOf"]?.Items()).OrEmpty().Any(part =>
        part["$ref"] is { } reference
            && _references.TryResolve(reference) is { } parent
            && _seen.Contains(parent.Node)
            && (parent["discriminator"] is not null || parent["allOf"] is not null));

    private void Follow(IEnumerable<SpecNode> parts)
    {
        foreach (var part in parts)
        {
            _pending.Push(part);
        }

        while (_pending.Count > 0)
        {
            var node = _pending.Pop();
            if (node.Node is YamlScalar || !_seen.Add(node.Node))
            {
                continue;
            }

            foreach (var child in node.Members().Select(static member => member.Value).Concat(node.Items()))
            {
                _pending.Push(child);
            }

            foreach (var (reference, target) in References(node))
            {
                if (reference.Document == _document)
                {
                    _used.Add((reference.Node.Line, reference.Node.Column));
                }

                if (target is not null)
                {
                    _pending.Push(target);
                }
            }
        }
    }

    private IEnumerable<(SpecNode Reference, SpecNode? Target)> References(SpecNode node)
    {
        if (node.Mapping is not { } mapping)
        {
            yield break;
        }

        foreach (var (text, way, role) in WrittenReference.In(mapping))
        {
            var reference = new SpecNode(node.Document, text, way.Aggregate(node.Place, static (place, key) => place.Of(key)));
            yield return (
                reference, role == ReferenceRole.NamesCase ? _references.TryResolveCase(reference) : _references.TryResolve(reference));
        }

        // A dynamic one that can only mean one schema.
        if (SpecNodeMembers.ReferenceOf(node) is null && node["$ref"] is { } settled)
        {
            yield return (settled, _references.TryResolve(settled));
        }
    }
}
