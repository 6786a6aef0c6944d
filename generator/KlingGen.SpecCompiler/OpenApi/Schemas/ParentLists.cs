namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>Tells a schema that lists, in <c>oneOf</c> or <c>anyOf</c>, the schemas that refine it by <c>allOf</c>: it is their parent, and
/// none of them inherits the list.</summary>
internal sealed class ParentLists(Alternatives alternatives)
{
    private const int MaxDepth = 16;

    private readonly Dictionary<Schema, IReadOnlyList<Schema>> _known = [];

    /// <summary>The schemas that a parent lists; none for what is no parent.</summary>
    public IReadOnlyList<Schema> ChildrenOf(Schema schema)
    {
        if (!_known.TryGetValue(schema, out var known))
        {
            _known.Add(schema, known = schema is { IsObject: true, HasAlternatives: true } ? Find(schema) : []);
        }

        return known;
    }

    public bool IsParent(Schema schema) => ChildrenOf(schema).Count > 0;

    private IReadOnlyList<Schema> Find(Schema schema)
    {
        var children = (alternatives.Of(schema, isOneOf: true) ?? []).Concat(alternatives.Of(schema, isOneOf: false) ?? [])
            .Where(static branch => !branch.IsOnlyNull)
            .Select(SchemaTargets.Quietly)
            .Distinct()
            .ToList();
        return children.TrueForAll(child => Refines(child, schema, 0)) ? children : [];
    }

    private static bool Refines(Schema child, Schema parent, int depth) =>
        depth < MaxDepth && child.IsObject && child.AllOf.Any(part =>
            SchemaTargets.Quietly(part) is var above && (above.Equals(parent) || Refines(above, parent, depth + 1)));
}
