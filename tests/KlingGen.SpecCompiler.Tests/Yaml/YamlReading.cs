using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

/// <summary>Reads a text and keeps what was said of it.</summary>
internal sealed class YamlReading
{
    private readonly DiagnosticBag _diagnostics = new();

    private YamlReading(string text) => Root = YamlReader.Read(text, "api.yaml", _diagnostics, CancellationToken.None);

    public YamlNode? Root { get; }

    public IReadOnlyList<SpecDiagnostic> Diagnostics => _diagnostics.Diagnostics;

    public static YamlReading Of(string text) => new(text);

    public static YamlNode Valid(string text)
    {
        var reading = new YamlReading(text);
        reading.Diagnostics.Should().BeEmpty();
        return reading.Root!;
    }

    /// <summary>The diagnostics as <c>KLG0001(line,column)</c>.</summary>
    public IEnumerable<string> Places => Diagnostics.Select(static found => $"{found.Descriptor.Id}({found.Line},{found.Column})");
}
