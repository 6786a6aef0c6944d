using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.Benchmarks.Generator;

/// <summary>An <c>OpenApiSpec</c> item in memory.</summary>
internal sealed class SpecText(string path, string text, string ns) : AdditionalText
{
    public override string Path { get; } = path;

    public string Text { get; } = text;

    public string Namespace { get; } = ns;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it holds a reference to the document of that name.</summary>
    public bool RefersTo(string name) =>
        Text.Contains($"/{name}#", StringComparison.Ordinal) || Text.Contains($"'{name}#", StringComparison.Ordinal);

    public SpecText With(string text) => new(Path, text, Namespace);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Text);
}
