using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>What makes a part of a parsed document itself, by whichever way it is reached.</summary>
internal readonly struct SpecIdentity(YamlNode node) : IEquatable<SpecIdentity>
{
    private readonly YamlNode _node = node;

    public bool Equals(SpecIdentity other) => ReferenceEquals(_node, other._node);

    public override bool Equals(object? obj) => obj is SpecIdentity other && Equals(other);

    public override int GetHashCode() => _node.GetHashCode();
}
