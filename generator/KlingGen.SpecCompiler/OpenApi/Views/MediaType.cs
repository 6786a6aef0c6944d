using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The content of a body or an answer in one media type.</summary>
internal sealed class MediaType(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public Schema? Schema => SchemaAt("schema");

    /// <summary>OpenAPI 3.2: the schema of one item of a stream.</summary>
    public Schema? ItemSchema => SchemaAt("itemSchema");

    /// <summary>The named examples, references not followed.</summary>
    public IEnumerable<Example> Examples =>
        Node["examples"].Parts("examples", Context).Select(member => new Example(member.Value, Context));

    /// <summary>Where its reference leads; itself where it has none, null where that leads nowhere.</summary>
    public MediaType? Follow() => Context.References.Follow(Node) is { } target ? new MediaType(target, Context) : null;

    /// <summary>How a part of a form or of a multipart body is written.</summary>
    public PartEncoding? EncodingOf(string part)
    {
        var encoding = Node["encoding"].Parts("encoding", Context).FirstOrDefault(member => member.Key.Text == part).Value;
        return encoding is null ? null : new PartEncoding(encoding, Context);
    }
}
