using KlingGen.SpecCompiler.Binding;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SourceGenerator;

/// <summary>What a document becomes.</summary>
/// <param name="Path">The document's path, as in <see cref="SpecDocument.Path"/>.</param>
internal sealed record BoundSpec(string Path, BindingResult Result)
{
    public static BoundSpec Bind(LinkedSpec linked, CancellationToken cancellationToken) =>
        new(linked.Root.Document.Path, Binder.Bind(linked, cancellationToken));
}
