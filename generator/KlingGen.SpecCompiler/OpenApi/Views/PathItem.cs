using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The operations of a path, of a webhook or of a callback.</summary>
internal sealed class PathItem(SpecNode node, SpecContext context) : SpecView(node, context)
{
    private static readonly HashSet<string> s_methods = new(StringComparer.Ordinal)
    {
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    };

    public bool HasReference => Node["$ref"] is not null;

    public bool HasServers => Node["servers"] is not null;

    /// <summary>The parameters of all its operations, references not followed.</summary>
    public IEnumerable<Parameter> Parameters =>
        (Values.Array(Node, "parameters")?.Items()).OrEmpty().Select(item => new Parameter(item, Context));

    public IEnumerable<Server> Servers => Server.Of(Node, Context);

    public IEnumerable<(string Method, Operation Operation)> Operations
    {
        get
        {
            foreach (var (key, value) in Node.Members())
            {
                if (s_methods.Contains(key.Text) && value.Mapping is not null)
                {
                    yield return (key.Text, new Operation(value, Context));
                }
                else if (key.Text == "additionalOperations")
                {
                    foreach (var (method, operation) in value.Members())
                    {
                        if (operation.Mapping is not null)
                        {
                            yield return (method.Text, new Operation(operation, Context));
                        }
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
            if (s_methods.Contains(key.Text) && value.Mapping is null && !value.IsNull)
            {
                Context.Reporter.Ignored(value, key.Text, "an object");
            }
        }
    }
}
