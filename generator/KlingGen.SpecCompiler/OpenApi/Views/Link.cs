using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>A way from an answer to another operation.</summary>
internal sealed class Link(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public SpecValue? OperationId => ValueAt("operationId");

    /// <summary>The parameters of the other operation: the name, as a value of its own for diagnostics, and what it is given.</summary>
    public IEnumerable<(SpecValue Name, SpecValue Value)> Parameters => (Node["parameters"]?.Members()).OrEmpty()
        .Select(member => (new SpecValue(member.Value with { Node = member.Key }, Context), new SpecValue(member.Value, Context)));

    public SpecValue? RequestBody => ValueAt("requestBody");

    public Link? Follow() => Context.References.Follow(Node) is { } target ? new Link(target, Context) : null;

    /// <summary>Reports that it names no operation.</summary>
    public void ReportMissingOperation() => Report(SpecDescriptors.MissingMember, "links", "operationId");
}
