namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names that the documents of a namespace spell out for their schemas, and those that were chosen for clients. All documents
/// share one set.</summary>
internal sealed class NamespaceNames : IEquatable<NamespaceNames>
{
    private readonly HashSet<string> _names;
    private readonly Lazy<ContentHash> _hash;

    public NamespaceNames(IEnumerable<string> spelled, IEnumerable<string> clients)
    {
        _names = new HashSet<string>(spelled.Select(CSharpName.Pascal), StringComparer.Ordinal);
        Clients = [.. clients.Distinct().OrderBy(static name => name, StringComparer.Ordinal)];
        _hash = new(() => _names.OrderBy(static name => name, StringComparer.Ordinal).Concat(["", .. Clients])
            .Aggregate(default(ContentHash), static (all, name) => all.Add(name)));
    }

    /// <summary>The names of clients, to which all others give way.</summary>
    public IReadOnlyList<string> Clients { get; }

    public bool Contains(string name) => _names.Contains(name);

    public bool Equals(NamespaceNames? other) => other is not null && (ReferenceEquals(this, other) || _hash.Value == other._hash.Value);

    public override bool Equals(object? obj) => Equals(obj as NamespaceNames);

    public override int GetHashCode() => _names.Count;
}
