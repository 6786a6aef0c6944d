using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A node of a YAML or JSON document that knows where it stands.</summary>
internal abstract class YamlNode(int line, int column, int length)
{
    /// <summary>The line of the node's first character, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column of the node's first character in UTF-16 units, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>How much of its line the node takes: a scalar with its quotes, of a mapping the first key,
    /// of any other collection the first character.</summary>
    public int Length { get; } = length;

    public SourceSpan Span => new(Line, Column, Length);

    /// <summary>Nodes are compared by reference, and no two of a text stand at one place but for a collection and its first.</summary>
    public sealed override int GetHashCode() => unchecked((Line * 397) ^ Column);
}
