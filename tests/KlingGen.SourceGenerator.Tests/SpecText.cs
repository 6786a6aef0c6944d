using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>An <c>OpenApiSpec</c> item in memory.</summary>
internal sealed class SpecText(string path, string text, string? ns = "Api", string? client = null) : AdditionalText
{
    public const string ProjectDirectory = "/project/";

    private readonly SourceText _text = SourceText.From(text);

    public override string Path { get; } = ProjectDirectory + path;

    public string RelativePath { get; } = path;

    public string Content { get; } = text;

    public string? Namespace { get; } = ns;

    public string? Client { get; } = client;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>Whether the build took out further items of the file.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Further metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public SpecText With(string content) => new(RelativePath, content, Namespace, Client) { IsRepeated = IsRepeated, Metadata = Metadata };

    public SpecText Replace(string old, string replacement)
    {
        Content.Should().Contain(old);
        return With(Content.Replace(old, replacement, StringComparison.Ordinal));
    }
}
