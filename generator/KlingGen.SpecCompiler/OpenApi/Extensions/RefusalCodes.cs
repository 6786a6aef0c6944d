using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What the codes of refusals mean: those of one <c>x-error</c>, or those that many share (<c>x-codes</c>).</summary>
internal sealed class RefusalCodes : ExtensionView
{
    public const string Keyword = "x-codes";

    private RefusalCodes(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    public IEnumerable<string> Codes => Node.Members().Select(static member => member.Key.Text);

    /// <summary>What a code means; null where a report says why not.</summary>
    public RefusalCode? MeaningOf(string code) => RefusalCode.Of(Node, code, Context);

    /// <returns>Null where there are none, or something else, which is reported.</returns>
    public static RefusalCodes? Of(SpecNode holder, string key, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(holder, key) is { } node ? new RefusalCodes(node, context) : null;
}
