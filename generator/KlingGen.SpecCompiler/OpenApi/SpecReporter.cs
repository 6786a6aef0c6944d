using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Reports what is wrong with a node where it stands.</summary>
internal sealed class SpecReporter(DiagnosticBag diagnostics)
{
    private const int MaxShown = 40;

    public void Report(SpecDescriptor descriptor, SpecNode at, params object[] arguments) =>
        diagnostics.Report(descriptor, at.Document.Path, at.Node.Span, new SpecAnchor(at.Pointer, IsKey: false), arguments);

    /// <summary>Reports at the key of a member, or at the whole where it has no such key.</summary>
    public void ReportKey(SpecDescriptor descriptor, SpecNode mapping, string key, params object[] arguments)
    {
        var at = mapping.Mapping?.Key(key) ?? mapping.Node;
        diagnostics.Report(
            descriptor, mapping.Document.Path, at.Span, new SpecAnchor(mapping.Place.Of(key).Pointer, IsKey: true), arguments);
    }

    /// <summary>Reports a value that is out of order and that can be done without.</summary>
    public void Ignored(SpecNode value, string keyword, string expected) =>
        Report(SpecDescriptors.InvalidValue, value, keyword, expected, Describe(value.Node), "ignored");

    /// <summary>Reports a value that is out of order and whose meaning is plain.</summary>
    public void Coerced(SpecNode value, string keyword, string expected, string meant) =>
        Report(SpecDescriptors.InvalidValue, value, keyword, expected, Describe(value.Node), "coerced to " + meant);

    /// <summary>Reports a value of which nothing can be made.</summary>
    public void Invalid(SpecNode value, string keyword, string expected) =>
        Report(SpecDescriptors.InvalidType, value, keyword, expected, Describe(value.Node));

    internal static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "an object",
        YamlSequence => "an array",
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => "'" + (scalar.Text.Length > MaxShown ? scalar.Text.Substring(0, MaxShown) + "…" : scalar.Text) + "'",
        _ => "something else",
    };
}
