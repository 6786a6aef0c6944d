namespace KlingGen.SpecCompiler.Yaml;

internal sealed class YamlSequence(int line, int column, IReadOnlyList<YamlNode> items) : YamlNode(line, column, length: 1)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}
