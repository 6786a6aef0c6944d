namespace KlingGen.SpecCompiler.Yaml;

/// <summary>What an anchor names.</summary>
/// <param name="Node">Null while the node is still being read: an alias to it would be circular.</param>
/// <param name="Size">The nodes in it, aliases followed.</param>
/// <param name="Height">How deep collections stand in it, aliases followed.</param>
internal readonly record struct YamlAnchor(YamlNode? Node, long Size, int Height);
