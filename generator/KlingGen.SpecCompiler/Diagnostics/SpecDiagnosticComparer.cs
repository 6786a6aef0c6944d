namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>Diagnostics that say the same of one place are one, however far they reach:
/// a node may stand in for another of its place.</summary>
internal sealed class SpecDiagnosticComparer : IEqualityComparer<SpecDiagnostic>
{
    public static SpecDiagnosticComparer Instance { get; } = new();

    public bool Equals(SpecDiagnostic? first, SpecDiagnostic? second) =>
        ReferenceEquals(first, second)
            || (first is not null && second is not null && first with { Length = second.Length, Anchor = second.Anchor } == second);

    public int GetHashCode(SpecDiagnostic diagnostic) =>
        (diagnostic.Path, diagnostic.Line, diagnostic.Column, diagnostic.Message).GetHashCode();
}
