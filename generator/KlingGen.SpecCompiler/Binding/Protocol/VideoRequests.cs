using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Tells which types are requests of products. The document that declares a type knows it alone, since it emits the type whoever
/// refers to it: by <c>x-request</c> on the schema, or by an operation of its own that has <c>x-product</c>.</summary>
internal sealed class VideoRequests(SpecReader reader, SchemaBinder schemas)
{
    private readonly Dictionary<SpecDocument, HashSet<YamlNode>> _bodies = [];

    public bool Contains(TypeDeclaration declaration) =>
        declaration.Shape.Parts.First("x-request") is { Mapping: not null }
        || Bodies(declaration.Scope.Document).Contains(declaration.Schema.Node);

    private HashSet<YamlNode> Bodies(SpecDocument document)
    {
        if (!_bodies.TryGetValue(document, out var bodies))
        {
            _bodies.Add(document, bodies = []);
            foreach (var (node, place) in document.Mappings)
            {
                if (node["x-product"] is YamlMapping
                    && new SpecNode(document, node, place)["requestBody"] is { } body
                    && reader.Follow(body) is { } followed)
                {
                    foreach (var (_, media) in (followed["content"]?.Members()).OrEmpty())
                    {
                        Add(media["schema"], bodies);
                    }
                }
            }
        }

        return bodies;
    }

    private void Add(SpecNode? schema, HashSet<YamlNode> bodies)
    {
        while (schema is { } found && bodies.Add(found.Node))
        {
            schema = schemas.PureReference(found);
        }
    }
}
