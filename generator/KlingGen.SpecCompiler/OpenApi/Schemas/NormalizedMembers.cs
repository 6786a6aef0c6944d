namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The members that schema objects name together.</summary>
internal sealed class NormalizedMembers
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <param name="parts">The schema objects.</param>
    /// <param name="required">The names that they require; those of members that call themselves required are added.</param>
    public NormalizedMembers(IEnumerable<Schema> parts, HashSet<string> required)
    {
        Required = required;
        foreach (var part in parts)
        {
            foreach (var (name, member) in part.Properties)
            {
                Add(name, member);
                if (member.IsRequired)
                {
                    Required.Add(name);
                }
            }
        }
    }

    /// <summary>The named members in the order of the document, each with all the schemas that speak of it.</summary>
    public List<(string Name, List<Schema> Schemas)> Properties { get; } = [];

    public HashSet<string> Required { get; }

    public bool Has(string name) => _index.ContainsKey(name);

    private void Add(string name, Schema member)
    {
        if (_index.TryGetValue(name, out var index))
        {
            Properties[index].Schemas.Add(member);
            return;
        }

        _index.Add(name, Properties.Count);
        Properties.Add((name, [member]));
    }
}
