namespace KlingGen.SpecCompiler.Emit;

/// <summary>Static fields of one type, one for each different value.</summary>
internal sealed class SharedFields(string prefix, string type)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _declarations = [];

    public IEnumerable<string> Declarations => _declarations;

    /// <summary>The name of the field that holds the value.</summary>
    public string NameOf(string value)
    {
        if (!_names.TryGetValue(value, out var name))
        {
            name = prefix + (_names.Count + 1);
            _names.Add(value, name);
            _declarations.Add($"private static readonly {type} {name} = {value};");
        }

        return name;
    }
}
