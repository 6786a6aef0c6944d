using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>An address at which operations are called.</summary>
internal sealed class Server(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public string? Url => Values.Text(Node, "url");

    public string? Description => Values.Text(Node, "description");

    public IEnumerable<(string Name, string Default, IEnumerable<string> Values, string? Description)> Variables =>
        (Values.Object(Node, "variables")?.Members()).OrEmpty().Select(member => (
            member.Key.Text,
            Values.Text(member.Value, "default") ?? "",
            Values.Texts(member.Value, "enum"),
            Values.Text(member.Value, "description")));

    public static IEnumerable<Server> Of(SpecNode holder, SpecContext context) =>
        (context.Values.Array(holder, "servers")?.Items()).OrEmpty().Select(item => new Server(item, context));
}
