using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>How a part of a form or of a multipart body is written.</summary>
internal sealed class PartEncoding(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public string? ContentType => Values.Text(Node, "contentType");

    public ParameterStyle? Style => ParameterStyles.Find(Values.Text(Node, "style"));

    public bool Explode(bool usual) => Values.Flag(Node, "explode", usual);
}
