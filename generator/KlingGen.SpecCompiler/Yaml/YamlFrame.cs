using YamlDotNet.Core.Events;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A collection whose end has not been read.</summary>
internal abstract class YamlFrame(NodeEvent start)
{
    public int Line { get; protected set; } = (int)start.Start.Line;

    public int Column { get; protected set; } = (int)start.Start.Column;

    public string? Anchor { get; set; }

    public long Size { get; set; } = 1;

    public int Height { get; set; } = 1;

    public abstract bool IsFlow { get; }

    public abstract char Bracket { get; }

    public abstract YamlNode ToNode();
}
