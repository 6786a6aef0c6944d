namespace KlingGen.SourceGenerator.Tests;

/// <summary>The repository's own documents, read once and edited in memory only.</summary>
internal static class RepositoryDocuments
{
    public static IReadOnlyList<SpecText> All { get; } =
        [.. Repository.Documents.Select(static path => new SpecText("../../openapi/" + path, Repository.ReadDocument(path), "KlingGen"))];

    public static SpecText Named(string name) => All.Single(text => text.Path.EndsWith("/" + name, StringComparison.Ordinal));
}
