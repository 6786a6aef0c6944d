using System.Collections.Concurrent;
using KlingGen.SpecCompiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KlingGen.SourceGenerator;

/// <summary>The spec compiler's diagnostics as Roslyn's.</summary>
internal static class RoslynDiagnostics
{
    private static readonly ConcurrentDictionary<SpecDescriptor, DiagnosticDescriptor> s_descriptors = new();

    public static Diagnostic Create(SpecDiagnostic diagnostic)
    {
        var start = new LinePosition(Math.Max(diagnostic.Line - 1, 0), Math.Max(diagnostic.Column - 1, 0));
        var end = new LinePosition(start.Line, start.Character + diagnostic.Length);
        var location = Location.Create(diagnostic.Path, default, new LinePositionSpan(start, end));
        return Diagnostic.Create(s_descriptors.GetOrAdd(diagnostic.Descriptor, Describe), location, diagnostic.Message);
    }

    // The message comes ready made: its pieces are of no use to a ruleset.
    private static DiagnosticDescriptor Describe(SpecDescriptor descriptor) => new(
        descriptor.Id,
        descriptor.Title,
        messageFormat: "{0}",
        category: "OpenApi",
        descriptor.Severity == SpecSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
