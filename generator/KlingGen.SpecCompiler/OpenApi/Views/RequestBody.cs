using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The body of a request.</summary>
internal sealed class RequestBody(SpecNode node, SpecContext context) : MediaTypeHolder(node, context)
{
    public bool IsRequired => Values.Flag(Node, "required");

    public RequestBody? Follow() => Context.References.Follow(Node) is { } target ? new RequestBody(target, Context) : null;
}
