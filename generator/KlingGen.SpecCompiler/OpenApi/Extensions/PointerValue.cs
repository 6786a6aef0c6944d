using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>A JSON pointer that an extension gives.</summary>
internal sealed class PointerValue : SpecView
{
    private PointerValue(SpecNode node, SpecContext context, string target)
        : base(node, context) => Target = target;

    /// <summary>The pointer.</summary>
    public string Target { get; }

    /// <param name="node">What must be one.</param>
    /// <param name="key">What the extension calls it.</param>
    /// <returns>Null where it is none, which is reported.</returns>
    public static PointerValue? Of(SpecNode? node, string key, SpecContext context) =>
        node is { } value && new ExtensionReader(context.Reporter).Pointer(value, key) is { } target
            ? new PointerValue(value, context, target)
            : null;
}
