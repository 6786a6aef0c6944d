namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>What is wrong or lost at one place of a document.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in UTF-16 units, counted from 1.</param>
public sealed record SpecDiagnostic(SpecDescriptor Descriptor, string Path, int Line, int Column, string Message)
{
    /// <summary>How many UTF-16 units of the line it is about, from the column on.</summary>
    public int Length { get; init; } = 1;

    /// <summary>What it is about; null where that is only a place in the text.</summary>
    internal SpecAnchor? Anchor { get; init; }

    /// <summary>As compilers print it: <c>path(line,column): error KLG0001: message</c>.</summary>
    public override string ToString() =>
        $"{Path}({Line},{Column}): {(Descriptor.Severity == SpecSeverity.Error ? "error" : "warning")} {Descriptor.Id}: {Message}";
}
