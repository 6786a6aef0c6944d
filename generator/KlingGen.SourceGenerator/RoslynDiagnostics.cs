using System.Collections.Concurrent;
using KlingGen.SpecCompiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator;

/// <summary>The spec compiler's diagnostics as Roslyn's.</summary>
internal static class RoslynDiagnostics
{
    private static readonly ConcurrentDictionary<(SpecDescriptor, string?), DiagnosticDescriptor> s_descriptors = new();

    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="page">The address of the page that explains it, if there is one.</param>
    public static Diagnostic Create(SpecDiagnostic diagnostic, string? page)
    {
        var start = new LinePosition(Math.Max(diagnostic.Line - 1, 0), Math.Max(diagnostic.Column - 1, 0));
        var end = new LinePosition(start.Line, start.Character + diagnostic.Length);
        var location = Location.Create(diagnostic.Path, default, new LinePositionSpan(start, end));
        var descriptor = s_descriptors.GetOrAdd((diagnostic.Descriptor, page), static key => Describe(key.Item1, key.Item2));
        return Diagnostic.Create(descriptor, location, diagnostic.Message);
    }

    // The message comes ready made: its pieces are of no use to a ruleset.
    private static DiagnosticDescriptor Describe(SpecDescriptor descriptor, string? page) => new(
        descriptor.Id,
        descriptor.Title,
        messageFormat: "{0}",
        category: "OpenApi",
        descriptor.Severity == SpecSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticsPage.SectionOf(page, descriptor.Id));
}
