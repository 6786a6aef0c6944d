using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Swagger;

/// <summary>Puts a mapping together in the place of another node: its parts stand where what they are made of does.</summary>
/// <param name="at">That node.</param>
internal sealed class MappingWriter(YamlNode at)
{
    private readonly List<KeyValuePair<YamlScalar, YamlNode>> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool IsEmpty => _entries.Count == 0;

    public static YamlScalar Text(YamlNode at, string text) => new(at.Line, at.Column, text, YamlScalarKind.String, at.Length);

    public static YamlScalar Flag(YamlNode at, bool value) =>
        new(at.Line, at.Column, JsonText.Of(value), YamlScalarKind.Boolean, at.Length);

    /// <summary>A section with each of its members converted, apart from extensions; what is no section as it is.</summary>
    public static YamlNode Each(YamlNode section, Func<YamlNode, YamlNode> convert) => section is YamlMapping mapping
        ? new YamlMapping(mapping.Line, mapping.Column, [.. mapping.Entries.Select(entry => new KeyValuePair<YamlScalar, YamlNode>(
            entry.Key, entry.Key.Text.StartsWith("x-", StringComparison.Ordinal) ? entry.Value : convert(entry.Value)))])
        : section;

    /// <summary>Adds a member; one of its name that was added before stays.</summary>
    public MappingWriter Add(YamlScalar key, YamlNode value)
    {
        if (_names.Add(key.Text))
        {
            _entries.Add(new(key, value));
        }

        return this;
    }

    /// <summary>Adds a member whose name stands for another one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="key">What stands in the document in its place; null for the value itself.</param>
    public MappingWriter Add(string name, YamlNode value, YamlNode? key = null) => Add(Text(key ?? value, name), value);

    public MappingWriter AddText(string name, string text) => Add(name, Text(at, text));

    public MappingWriter AddFlag(string name, bool value) => Add(name, Flag(at, value));

    /// <summary>Adds a member where there is one.</summary>
    public MappingWriter AddFrom(YamlMapping mapping, string name)
    {
        if (mapping[name] is { } value)
        {
            Add(mapping.Key(name)!, value);
        }

        return this;
    }

    public MappingWriter AddFrom(YamlMapping mapping, Func<string, bool> isWanted)
    {
        foreach (var entry in mapping.Entries)
        {
            if (isWanted(entry.Key.Text))
            {
                Add(entry.Key, entry.Value);
            }
        }

        return this;
    }

    public YamlMapping Write() => new(at.Line, at.Column, _entries);
}
