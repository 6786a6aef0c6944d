namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>A piece of one line of a document.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column of the first character in UTF-16 units, counted from 1.</param>
/// <param name="Length">UTF-16 units up to the end of the piece or of the line; 0 where nothing is written,
/// as for a value that is missing.</param>
internal readonly record struct SourceSpan(int Line, int Column, int Length)
{
    /// <summary>The beginning of a document, for what is about all of it.</summary>
    public static SourceSpan Beginning { get; } = new(1, 1, 0);
}
