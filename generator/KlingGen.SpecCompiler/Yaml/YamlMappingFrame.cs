using KlingGen.SpecCompiler.Diagnostics;
using YamlDotNet.Core.Events;

namespace KlingGen.SpecCompiler.Yaml;

internal sealed class YamlMappingFrame(MappingStart start) : YamlFrame(start)
{
    private const int FewKeys = 8;

    private readonly List<KeyValuePair<YamlScalar, YamlNode>> _entries = [];
    private Dictionary<string, YamlScalar>? _keys;
    private List<YamlMapping>? _merged;
    private YamlScalar? _key;

    public YamlMappingPart Expects { get; set; }

    public override bool IsFlow { get; } = start.Style == MappingStyle.Flow;

    public override char Bracket => '{';

    /// <summary>A pair without braces in a sequence with brackets is announced at the start of the text; it begins with its key.</summary>
    public void CorrectPosition(SourceSpan key)
    {
        if (_entries.Count == 0 && Line == 1 && Column == 1)
        {
            Line = key.Line;
            Column = key.Column;
        }
    }

    /// <param name="key">The key.</param>
    /// <param name="first">The key that is already there.</param>
    /// <returns>False for a key that the mapping already has.</returns>
    public bool TryBegin(YamlScalar key, out YamlScalar first)
    {
        first = Find(key.Text)!;
        if (first is not null)
        {
            return false;
        }

        _key = key;
        return true;
    }

    public void End(YamlNode value)
    {
        _entries.Add(new KeyValuePair<YamlScalar, YamlNode>(_key!, value));
        _keys?.Add(_key!.Text, _key);
    }

    /// <returns>False when the value is neither a mapping nor a sequence of mappings.</returns>
    public bool TryMerge(YamlNode value)
    {
        switch (value)
        {
            case YamlMapping mapping:
                (_merged ??= []).Add(mapping);
                return true;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is not YamlMapping mapping)
                    {
                        return false;
                    }

                    (_merged ??= []).Add(mapping);
                }

                return true;
            default:
                return false;
        }
    }

    public override YamlNode ToNode()
    {
        foreach (var mapping in _merged ?? [])
        {
            foreach (var entry in mapping.Entries)
            {
                // The mapping's own keys come first, and an earlier mapping before a later one.
                if (TryBegin(entry.Key, out _))
                {
                    End(entry.Value);
                }
            }
        }

        return new YamlMapping(Line, Column, _entries);
    }

    private YamlScalar? Find(string key)
    {
        if (_keys is null && _entries.Count >= FewKeys)
        {
            _keys = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
            foreach (var entry in _entries)
            {
                _keys.Add(entry.Key.Text, entry.Key);
            }
        }

        if (_keys is not null)
        {
            return _keys.TryGetValue(key, out var found) ? found : null;
        }

        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry.Key;
            }
        }

        return null;
    }
}
