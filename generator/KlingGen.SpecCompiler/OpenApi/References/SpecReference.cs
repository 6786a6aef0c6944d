using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.References;

/// <summary>A reference as it stands in a document.</summary>
/// <param name="Node">The text of the reference.</param>
/// <param name="Holder">Where the object stands that the reference takes the place of; null where it names a schema.</param>
/// <param name="Path">The path of the document that it leads to.</param>
/// <param name="Fragment">What it has behind <c>#</c>, as it is written.</param>
internal sealed record SpecReference(YamlScalar Node, SpecPlace? Holder, string Path, string Fragment)
{
    public SourceSpan Span => Node.Span;
}
