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
            .Select(static path => new SpecText(
                "../../openapi/" + path,
                File.ReadAllText(Path.Combine(s_directory, path)),
                "KlingGen",
                path.StartsWith("gateways/", StringComparison.Ordinal) ? ClientOf(Path.GetFileNameWithoutExtension(path)) : null)),
    ];

    public static SpecText Named(string name) => All.Single(text => text.Path.EndsWith("/" + name, StringComparison.Ordinal));

    private static string ClientOf(string gateway) => gateway == "anyapi" ? "AnyApi" : char.ToUpperInvariant(gateway[0]) + gateway[1..] + "Api";
}
