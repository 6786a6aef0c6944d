using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>What the other side sends to addresses that a request names.</summary>
internal sealed class Callback(SpecNode node, SpecContext context) : SpecView(node, context)
{
    private static readonly string[] s_owners = ["/components/callbacks/", "/components/pathItems/", "/paths/", "/webhooks/"];

    public bool HasReference => Node["$ref"] is not null;

    /// <summary>Whether it stands where its own document finds it, and not in a file that is only a part of others.</summary>
    public bool IsOwned => s_owners.Any(owner => Pointer.StartsWith(owner, StringComparison.Ordinal));

    /// <summary>The path items by expression, references not followed.</summary>
    public IEnumerable<(string Expression, PathItem Item)> Items =>
        Node.Members().Select(member => (member.Key.Text, new PathItem(member.Value, Context)));

    /// <summary>The path items by expression, without extensions.</summary>
    public IEnumerable<(string Expression, PathItem Item)> MeantItems =>
        Items.Where(static item => !SchemaKeywords.IsExtension(item.Expression) && item.Item.IsObject);

    public Callback? Follow() => Context.References.Follow(Node) is { } target ? new Callback(target, Context) : null;
}
