using Microsoft.CodeAnalysis.Diagnostics;

namespace KlingGen.SourceGenerator;

/// <summary>The page that explains the diagnostics: the package brings it, and its .props tells where it lies.</summary>
internal static class DiagnosticsPage
{
    private const string Property = "build_property.KlingGenDiagnosticsPage";

    /// <returns>The page's address; null where the build names none,
    /// or a path of which the compiler cut off what follows a <c>;</c> or <c>#</c>.</returns>
    public static string? Read(AnalyzerConfigOptionsProvider provider) =>
        provider.GlobalOptions.TryGetValue(Property, out var path)
        && path.EndsWith(".md", StringComparison.Ordinal)
        && Uri.TryCreate(path, UriKind.Absolute, out var address)
            ? address.AbsoluteUri
            : null;

    /// <param name="page">What <see cref="Read"/> gave.</param>
    /// <param name="id">The diagnostic's id, which is the title of its section.</param>
    public static string? SectionOf(string? page, string id) => page is null ? null : page + "#" + id.ToLowerInvariant();
}
