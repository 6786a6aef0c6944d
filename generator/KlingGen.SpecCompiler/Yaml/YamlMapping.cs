namespace KlingGen.SpecCompiler.Yaml;

/// <summary>A mapping, in the order of the document. Its keys are unique.</summary>
internal sealed class YamlMapping(int line, int column, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    : YamlNode(line, column, LengthAt(line, column, entries))
{
    // Most mappings have few keys: comparing them is quicker than an index, and far smaller.
    private const int FewEntries = 8;

    private readonly KeyValuePair<YamlScalar, YamlNode>[] _entries = [.. entries];

    private Dictionary<string, int>? _index;

    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries => _entries;

    public YamlNode? this[string key] => Find(key) is var index && index >= 0 ? _entries[index].Value : null;

    /// <summary>The key's own node, for a diagnostic that points at it.</summary>
    public YamlScalar? Key(string key) => Find(key) is var index && index >= 0 ? _entries[index].Key : null;

    public bool Contains(string key) => Find(key) >= 0;

    /// <summary>A mapping without braces begins with its first key.</summary>
    private static int LengthAt(int line, int column, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries) =>
        entries.Count > 0 && entries[0].Key is var first && first.Line == line && first.Column == column ? first.Length : 1;

    private int Find(string key)
    {
        if (_entries.Length > FewEntries)
        {
            return (_index ??= Index()).TryGetValue(key, out var index) ? index : -1;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key.Text, key, StringComparison.Ordinal))
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
