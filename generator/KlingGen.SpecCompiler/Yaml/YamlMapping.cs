namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A mapping, in the order of the document. Its keys are unique.</summary>
internal sealed class YamlMapping(int line, int column, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries) : YamlNode(line, column)
{
    private readonly Dictionary<string, int> _index = Index(entries);

    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    public YamlNode? this[string key] => _index.TryGetValue(key, out var index) ? Entries[index].Value : null;

    /// <summary>The key's own node, for a diagnostic that points at it.</summary>
    public YamlScalar? Key(string key) => _index.TryGetValue(key, out var index) ? Entries[index].Key : null;

    public bool Contains(string key) => _index.ContainsKey(key);

    private static Dictionary<string, int> Index(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        var index = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            index[entries[i].Key.Text] = i;
        }

        return index;
    }
}
