using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Tells which types are requests of products. The document that declares a type knows it alone, since it emits the type whoever
/// refers to it: by <c>x-request</c> on the schema, or by an operation of its own that has <c>x-product</c>.</summary>
/// <param name="context">Reads documents.</param>
internal sealed class VideoRequests(SpecContext context)
{
    private readonly Dictionary<SpecDocument, HashSet<Schema>> _bodies = [];

    public bool Contains(TypeDeclaration declaration) =>
        declaration.Normalized.Parts.Find(static part => part.Protocol.HasRequest) is { Protocol.IsRequest: true }
        || BodiesIn(declaration.Document).Contains(declaration.Schema);

    private HashSet<Schema> BodiesIn(SpecDocument document)
    {
        if (!_bodies.TryGetValue(document, out var bodies))
        {
            _bodies.Add(document, bodies = []);
            foreach (var body in (SpecRoot.Of(document, context)?.ProductBodies).OrEmpty())
            {
                Add(body, bodies);
            }
        }

        return bodies;
    }

    private static void Add(Schema? schema, HashSet<Schema> bodies)
    {
        while (schema is not null && bodies.Add(schema))
        {
            schema = schema.PureReference();
        }
    }
}
