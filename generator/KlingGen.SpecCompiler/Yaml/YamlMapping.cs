namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A mapping, in the order of the document. Its keys are unique.</summary>
internal sealed class YamlMapping(int line, int column, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries) : YamlNode(line, column)
{
    // Most mappings have few keys: comparing them is quicker than an index, and far smaller.
    private const int FewEntries = 8;

    private Dictionary<string, int>? _index;

    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    public YamlNode? this[string key] => Find(key) is var index && index >= 0 ? Entries[index].Value : null;

    /// <summary>The key's own node, for a diagnostic that points at it.</summary>
    public YamlScalar? Key(string key) => Find(key) is var index && index >= 0 ? Entries[index].Key : null;

    public bool Contains(string key) => Find(key) >= 0;

    private int Find(string key)
    {
        if (Entries.Count > FewEntries)
        {
            return (_index ??= Index()).TryGetValue(key, out var index) ? index : -1;
        }

        for (var i = 0; i < Entries.Count; i++)
        {
            if (string.Equals(Entries[i].Key.Text, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(Entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
        {
            index[Entries[i].Key.Text] = i;
        }

        return index;
    }
}
