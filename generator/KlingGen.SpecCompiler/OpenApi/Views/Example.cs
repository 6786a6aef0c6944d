using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>An example under a name.</summary>
internal sealed class Example(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>The value, its reference followed; what is wrong with that changes nothing that is emitted, and is not told.</summary>
    public SpecValue? Value => Context.References.TryFollow(Node)?["value"] is { } value ? new SpecValue(value, Context) : null;
}
