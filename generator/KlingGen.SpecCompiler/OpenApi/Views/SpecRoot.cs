using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>A whole document: one of OpenAPI, or a file of parts that others refer to.</summary>
internal sealed class SpecRoot : SpecView
{
    private SpecRoot(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>The same part, read with another context, which tells others what is wrong in it.</summary>
    public SpecRoot WithContext(SpecContext context) => new(Node, context);

    /// <returns>Null where the document could not be read.</returns>
    public static SpecRoot? Of(SpecDocument document, SpecContext context) =>
        document.Root is { } root ? new SpecRoot(new SpecNode(document, root, ""), context) : null;

    /// <summary>What is said of the whole.</summary>
    public Prose Info => new(Node["info"] ?? Node, Context);

    public string? Title => Node["info"]?["title"]?.Text;

    public string? Description => Node["info"]?["description"]?.Text;

    public bool HasPaths => Document.HasPaths;

    public IEnumerable<(string Key, PathItem Item)> Paths => Node.MembersAt("paths", Context).Select(PathItemOf);

    public IEnumerable<(string Key, PathItem Item)> Webhooks => Node.MembersAt("webhooks", Context).Select(PathItemOf);

    public IEnumerable<Server> Servers => Server.Of(Node, Context);

    public IEnumerable<SecurityRequirement> Security => SecurityRequirement.Of(Node, Context);

    /// <summary>What makes it a gateway's document.</summary>
    public GatewayExtension? Gateway => GatewayExtension.Of(Node, Context);

    /// <summary>The name that a gateway's document asks for its client class, as it is written.</summary>
    public static string? GatewayClientOf(SpecDocument document) =>
        document.Root is { } root ? GatewayExtension.ClientOf(new SpecNode(document, root, "")) : null;

    /// <summary>The schemas of the bodies by which products are asked for, in whichever operation of the document.</summary>
    public IEnumerable<Schema> ProductBodies => Document.Mappings
        .Where(static mapping => mapping.Node[ProductExtension.Keyword] is YamlMapping)
        .SelectMany(mapping => new Operation(new SpecNode(Document, mapping.Node, mapping.Place), Context).BodySchemas);

    /// <summary>The parts under <c>components</c>, of which it is reported where there is no object at all.</summary>
    public SpecComponents? Components =>
        Values.Object(Node, "components") is { } components ? new SpecComponents(components, Context) : null;

    /// <summary>As <see cref="Components"/>, without a word of what is wrong.</summary>
    public SpecComponents? QuietComponents =>
        Node["components"] is { Mapping: not null } components ? new SpecComponents(components, Context) : null;

    /// <summary>Reports at a path.</summary>
    public void ReportPath(string path, SpecDescriptor descriptor, params object[] arguments) =>
        Context.Reporter.ReportKey(descriptor, Node["paths"]!, path, arguments);

    /// <summary>What it is a file of.</summary>
    /// <param name="requested">The places that references lead to.</param>
    public SpecParts PartsFor(EquatableArray<RequestedPart> requested) => new(Node, requested, Context);

    private (string Key, PathItem Item) PathItemOf((string Key, SpecNode Value) member) =>
        (member.Key, new PathItem(member.Value, Context));
}
