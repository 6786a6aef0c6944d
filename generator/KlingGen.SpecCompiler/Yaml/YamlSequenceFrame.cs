using YamlDotNet.Core.Events;

namespace KlingGen.SpecCompiler.Yaml;

internal sealed class YamlSequenceFrame(SequenceStart start) : YamlFrame(start)
{
    public List<YamlNode> Items { get; } = [];

    public override bool IsFlow { get; } = start.Style == SequenceStyle.Flow;

    public override char Bracket => '[';

    public override YamlNode ToNode() => new YamlSequence(Line, Column, Items);
}
