using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>An input that something was made of, which does not keep its document.</summary>
internal sealed class KnownInput(SpecInput input)
{
    private readonly WeakReference<SpecDocument> _document = new(input.Document);
    private readonly SpecOptions _options = input.Options;
    private readonly string _hintName = input.HintName;
    private readonly EquatableArray<RequestedPart> _requested = input.Requested;

    public bool Is(SpecInput other) =>
        _document.TryGetTarget(out var document) && new SpecInput(document, _options, _hintName, _requested).Equals(other);
}
