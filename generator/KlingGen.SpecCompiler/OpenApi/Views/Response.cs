using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>An answer of an operation.</summary>
internal sealed class Response(SpecNode node, SpecContext context) : MediaTypeHolder(node, context)
{
    /// <summary>The links that lead from it to other operations, references not followed.</summary>
    public IEnumerable<(string Name, Link Link)> Links =>
        Node["links"].Parts("links", Context).Select(member => (member.Key.Text, new Link(member.Value, Context)));

    /// <summary>The same part, read with another context, which tells others what is wrong in it.</summary>
    public Response WithContext(SpecContext context) => new(Node, context);

    public Response? Follow() => Context.References.Follow(Node) is { } target ? new Response(target, Context) : null;
}
