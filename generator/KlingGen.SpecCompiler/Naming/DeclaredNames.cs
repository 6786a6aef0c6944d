using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>A document's declarations: which C# name each of its schemas has, its client, its
/// webhooks and its gateway. They are made once a document, and equal to others when all
/// names are, wherever in the file their schemas stand.</summary>
internal sealed class DeclaredNames : IEquatable<DeclaredNames>
{
    private readonly Dictionary<SpecIdentity, string> _components;
    private readonly Dictionary<SpecIdentity, List<DeclaredType>> _types = [];
    private readonly EquatableArray<string> _text;

    /// <param name="input">The document.</param>
    /// <param name="components">The names of the schemas that have one of their own.</param>
    /// <param name="types">The types in the order in which they were named.</param>
    /// <param name="services">The names of what else it becomes; null where nothing can be read of it.</param>
    public DeclaredNames(
        SpecInput input, Dictionary<SpecIdentity, string> components, IReadOnlyList<DeclaredType> types, ServiceNames? services)
    {
        Input = input;
        Types = types;
        _components = components;
        _text = types.Select(static type => $"{type.Pointer} {type.Kind} {type.Asked} {type.Name} {type.IsTold}")
            .Concat(components.Values.OrderBy(static name => name, StringComparer.Ordinal))
            .Concat(services?.All ?? [])
            .ToEquatableArray();
        foreach (var type in types)
        {
            if (!_types.TryGetValue(type.Schema, out var known))
            {
                _types.Add(type.Schema, known = []);
            }

            known.Add(type);
        }
    }

    public SpecInput Input { get; }

    /// <summary>The types in the order in which they were named.</summary>
    public IReadOnlyList<DeclaredType> Types { get; }

    public string? ComponentName(SpecIdentity schema) => _components.TryGetValue(schema, out var name) ? name : null;

    /// <summary>The type that was made of a schema under a name; null where none was.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="kind">The type's kind.</param>
    /// <param name="asked">The name that was asked for.</param>
    /// <param name="index">Which one, of several.</param>
    public DeclaredType? Find(SpecIdentity schema, ModelKind kind, string asked, int index) =>
        _types.TryGetValue(schema, out var types)
            ? types.Where(type => type.Kind == kind && type.Asked == asked).Skip(index).FirstOrDefault()
            : null;

    /// <summary>The name of a type that is made of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="kind">The type's kind.</param>
    /// <param name="asked">The name that is asked for. Where none was made for it, that of another type of the kind is taken.</param>
    /// <param name="index">Which one, of several.</param>
    public string? TypeName(SpecIdentity schema, ModelKind kind, string asked, int index) =>
        (Find(schema, kind, asked, index) ?? (_types.TryGetValue(schema, out var types) ? types.Find(type => type.Kind == kind) : null))
            ?.Name;

    public bool Equals(DeclaredNames? other) => other is not null && (ReferenceEquals(this, other) || _text == other._text);

    public override bool Equals(object? obj) => Equals(obj as DeclaredNames);

    public override int GetHashCode() => _text.GetHashCode();
}
