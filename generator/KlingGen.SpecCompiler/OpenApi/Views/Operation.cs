using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>An operation.</summary>
internal sealed class Operation(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public string? Id => Values.Text(Node, "operationId");

    public bool HasId => Node["operationId"] is not null;

    /// <summary>Its tags, in their order.</summary>
    public IEnumerable<string> Tags => (Node["tags"]?.Items()).OrEmpty().Select(static tag => tag.Text).OfType<string>();

    public string? Summary => Values.Text(Node, "summary");

    public bool HasResponses => Node["responses"] is not null;

    public bool HasServers => Node["servers"] is not null;

    public bool HasSecurity => Node["security"] is not null;

    /// <summary>Its own parameters, references not followed.</summary>
    public IEnumerable<Parameter> Parameters =>
        Parameter.ListOf(Node, Context);

    /// <summary>Its body, reference not followed.</summary>
    public RequestBody? RequestBody => Values.Object(Node, "requestBody") is { } body ? new RequestBody(body, Context) : null;

    /// <summary>The schemas of its body, one a media type.</summary>
    public IEnumerable<Schema> BodySchemas =>
        (Node["requestBody"] is { } body ? Context.References.Follow(body)?["content"].Parts("content", Context) : null).OrEmpty()
            .Select(static media => media.Value["schema"])
            .OfType<SpecNode>()
            .Select(schema => new Schema(schema, Context));

    /// <summary>Its answers by status, references not followed.</summary>
    public IEnumerable<(string Status, Response Response)> Responses =>
        Node.MembersAt("responses", Context).Select(member => (member.Key, new Response(member.Value, Context)));

    public Response? ResponseOf(string status) =>
        Node["responses"].Parts("responses", Context).FirstOrDefault(member => member.Key.Text == status).Value is { } found
            && Context.References.Follow(found) is { } response
            ? new Response(response, Context)
            : null;

    /// <summary>Its callbacks by name, references not followed.</summary>
    public IEnumerable<(string Name, Callback Callback)> Callbacks =>
        Node.MembersAt("callbacks", Context).Select(member => (member.Key, new Callback(member.Value, Context)));

    public IEnumerable<Server> Servers => Server.Of(Node, Context);

    public IEnumerable<SecurityRequirement> Security => SecurityRequirement.Of(Node, Context);

    /// <summary>What makes it a product's create.</summary>
    public ProductExtension? Product => ProductExtension.Of(Node, Context);

    /// <summary>How the pages of its answer are turned.</summary>
    public PagingExtension? Paging => PagingExtension.Of(Node, Context);

    /// <summary>The same part, read with another context, which tells others what is wrong in it.</summary>
    public Operation WithContext(SpecContext context) => new(Node, context);

    public void ReportId(SpecDescriptor descriptor, params object[] arguments) =>
        Context.Reporter.Report(descriptor, Node["operationId"] ?? Node, arguments);

    /// <summary>Reports at its <c>x-product</c>.</summary>
    public void ReportProduct(SpecDescriptor descriptor, params object[] arguments) =>
        ReportKey(descriptor, ProductExtension.Keyword, arguments);
}
