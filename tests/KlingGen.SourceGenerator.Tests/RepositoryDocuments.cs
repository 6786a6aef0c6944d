namespace KlingGen.SourceGenerator.Tests;

/// <summary>The repository's own documents, read once and edited in memory only.</summary>
internal static class RepositoryDocuments
{
    private static readonly string s_directory = Path.Combine(Repository.Root, "openapi");

    public static IReadOnlyList<SpecText> All { get; } =
    [
        .. Directory.EnumerateFiles(s_directory, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static file => Path.GetRelativePath(s_directory, file).Replace('\\', '/'))
            .Select(static path => new SpecText("../../openapi/" + path, File.ReadAllText(Path.Combine(s_directory, path)), "KlingGen")),
    ];

    public static SpecText Named(string name) => All.Single(text => text.Path.EndsWith("/" + name, StringComparison.Ordinal));
}
