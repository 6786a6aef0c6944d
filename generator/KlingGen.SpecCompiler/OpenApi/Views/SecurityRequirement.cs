using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>Schemes that are needed together.</summary>
internal sealed class SecurityRequirement(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>The schemes by name, each with its scopes.</summary>
    public IEnumerable<(string Scheme, SpecValue Scopes)> Schemes =>
        Node.Members().Select(member => (member.Key.Text, new SpecValue(member.Value, Context)));

    public static IEnumerable<SecurityRequirement> Of(SpecNode holder, SpecContext context) =>
        (context.Values.Array(holder, "security")?.Items()).OrEmpty().Select(item => new SecurityRequirement(item, context));
}
