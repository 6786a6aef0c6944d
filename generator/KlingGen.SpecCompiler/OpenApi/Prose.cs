using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>What a part of a document says for people.</summary>
internal readonly struct Prose(SpecNode node, SpecContext context)
{
    public string? Description => node.Mapping is null ? null : context.Values.Text(node, "description");

    public string? Title => node.Mapping is null ? null : context.Values.Text(node, "summary") ?? context.Values.Text(node, "title");

    public bool IsDeprecated => node.Mapping is not null && context.Values.Flag(node, "deprecated");
}
