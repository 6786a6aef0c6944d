namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A scalar with its text as written (escapes undone) and its kind by YAML 1.2's core schema.</summary>
internal sealed class YamlScalar(int line, int column, string text, YamlScalarKind kind, int length = 1)
    : YamlNode(line, column, length)
{
    public string Text { get; } = text;

    public YamlScalarKind Kind { get; } = kind;
}
