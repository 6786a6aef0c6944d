using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The operations of a path, of a webhook or of a callback.</summary>
internal sealed class PathItem(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public bool HasReference => Node["$ref"] is not null;

    public bool HasServers => Node["servers"] is not null;

    /// <summary>The parameters of all its operations, references not followed.</summary>
    public IEnumerable<Parameter> Parameters =>
        Parameter.ListOf(Node, Context);

    public IEnumerable<Server> Servers => Server.Of(Node, Context);

    public IEnumerable<(string Method, Operation Operation)> Operations
    {
        get
        {
            foreach (var (key, value) in Node.Members())
            {
                var isOne = Methods.Contains(key.Text);
                var operations = isOne ? [(key, value)]
                    : key.Text == "additionalOperations" ? value.Parts(key.Text, Context)
                    : [];
                foreach (var (method, found) in operations)
                {
                    if (found.Mapping is not null && Context.References.Follow(found) is { } operation)
                    {
                        yield return (method.Text, new Operation(operation, Context));
                    }
                }
            }
        }
    }

    public PathItem? Follow() => Context.References.Follow(Node) is { } target ? new PathItem(target, Context) : null;

    /// <summary>Reports what stands under a method and is no operation.</summary>
    public void ReportInvalidOperations()
    {
        foreach (var (key, value) in Node.Members())
        {
            if (Methods.Contains(key.Text) && value.Mapping is null && !value.IsNull)
            {
                Context.Reporter.Ignored(value, key.Text, "an object");
            }
        }
    }
}
