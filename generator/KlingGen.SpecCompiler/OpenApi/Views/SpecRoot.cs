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

    public bool HasPaths => Node["paths"] is { Mapping.Entries.Count: > 0 };

    public IEnumerable<(string Key, PathItem Item)> Paths => Node.MembersAt("paths", Context).Select(PathItemOf);

    public IEnumerable<(string Key, PathItem Item)> Webhooks => Node.MembersAt("webhooks", Context).Select(PathItemOf);

    public IEnumerable<Server> Servers => Server.Of(Node, Context);

    public IEnumerable<SecurityRequirement> Security => SecurityRequirement.Of(Node, Context);

    public IEnumerable<(string Key, SecurityScheme Scheme)> SecuritySchemes => (Node["components"]?["securitySchemes"]?.Members()).OrEmpty()
        .Select(member => (member.Key.Text, new SecurityScheme(member.Value, Context)));

    /// <summary>The examples under <c>components</c>, references not followed.</summary>
    public IEnumerable<(string Key, Example Example)> Examples => (Node["components"]?["examples"]?.Members()).OrEmpty()
        .Select(member => (member.Key.Text, new Example(member.Value, Context)));

    /// <summary>What makes it a gateway's document.</summary>
    public GatewayExtension? Gateway => GatewayExtension.Of(Node, Context);

    /// <summary>The name that a gateway's document asks for its client class, as it is written.</summary>
    public string? GatewayClient => GatewayExtension.ClientOf(Node);

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

    /// <summary>The schemas that have names of their own: under components, or, in a file of schemas, under its definitions or at its
    /// top.</summary>
    /// <param name="fileName">What a file that is one schema calls it.</param>
    public IReadOnlyList<(string Key, Schema Schema)> NamedSchemas(string fileName)
    {
        var found = new List<(string, Schema)>();
        if (QuietComponents is { } components)
        {
            found.AddRange(components.Schemas);
        }

        if (Document.Version != SpecVersion.Fragment || found.Count > 0)
        {
            return found;
        }

        if (Node.Mapping is { } mapping && SpelledNames.IsSchema(mapping))
        {
            found.Add((fileName, new Schema(Node, Context)));
        }

        found.AddRange(Node.MembersAt("$defs", Context).Concat(Node.MembersAt("definitions", Context))
            .Select(member => (member.Key, new Schema(member.Value, Context))));
        if (found.Count == 0 && Node["paths"] is null)
        {
            found.AddRange(Node.Members().Where(static member => LooksLikeSchema(member.Value))
                .Select(member => (member.Key.Text, new Schema(member.Value, Context))));
        }

        return found;
    }

    /// <summary>Reports at a path.</summary>
    public void ReportPath(string path, SpecDescriptor descriptor, params object[] arguments) =>
        Context.Reporter.ReportKey(descriptor, Node["paths"]!, path, arguments);

    /// <summary>A place that other documents lead to. What it is shows in its keywords, since files of parts say no more.</summary>
    /// <returns>Null where it is nothing that holds a schema.</returns>
    public SpecView? PartAt(string fragment)
    {
        if (Document.Find(fragment) is not { Node: YamlMapping } found)
        {
            return null;
        }

        var part = new SpecNode(Document, found.Node, found.Pointer);
        var item = new PathItem(part, Context);
        return item.Operations.Any() ? item
            : part["responses"] is not null ? new Operation(part, Context)
            : part["content"] is not null || part["schema"] is not null ? new Parameter(part, Context)
            : LooksLikeSchema(part) ? new Schema(part, Context)
            : null;
    }

    private static bool LooksLikeSchema(SpecNode node) =>
        node["type"] is { Node: YamlScalar or YamlSequence } || node["$ref"] is not null || node["properties"] is not null
        || node["allOf"] is not null || node["oneOf"] is not null || node["anyOf"] is not null || node["enum"] is not null;

    private (string Key, PathItem Item) PathItemOf((string Key, SpecNode Value) member) =>
        (member.Key, new PathItem(member.Value, Context));
}
