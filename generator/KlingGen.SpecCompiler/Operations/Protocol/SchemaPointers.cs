using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Follows JSON pointers into values through the schemas that describe them.</summary>
internal sealed class SchemaPointers(DocumentTypes types)
{
    /// <summary>How many unions stand in each other before nothing is said of them.</summary>
    private const int MaxDepth = 32;

    /// <summary>Schemas that speak of one value.</summary>
    /// <param name="Speakers">Null where nothing is said of the place.</param>
    /// <param name="Missing">The segment that names no member, where the schemas name all members and not this one.</param>
    /// <param name="Known">The members that are there in its place.</param>
    public readonly record struct Target(IReadOnlyList<Schema>? Speakers, string? Missing, IReadOnlyCollection<string> Known);

    public Target Find(IReadOnlyList<Schema> start, string pointer)
    {
        var current = start;
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            var inner = InnerOf(current);
            if (inner.Members.TryGetValue(segment, out var member))
            {
                current = member;
            }
            else if (inner.Items is { } items && segment.Length > 0 && segment.All(static character => character is >= '0' and <= '9'))
            {
                current = [items];
            }
            else if (inner.Others is { } others)
            {
                current = [others];
            }
            else
            {
                return inner.IsSilent ? new Target(null, null, []) : new Target(null, segment, inner.Members.Keys);
            }
        }

        return new Target(current, null, []);
    }

    /// <summary>The schema of the items, where the value is a list.</summary>
    public Schema? ItemsOf(IReadOnlyList<Schema> speakers) => InnerOf(speakers).Items;

    /// <summary>The JSON type of the values there, where it is one and no other; whole numbers are numbers.</summary>
    public string? TypeOf(IReadOnlyList<Schema> speakers)
    {
        var kinds = types.KindsOf(speakers) & ~JsonKinds.Null;
        var names = JsonTypeNames.Of((kinds & JsonKinds.Number) != 0 ? kinds | JsonKinds.Number : kinds).ToList();
        return names.Count == 1 ? names[0] : null;
    }

    /// <summary>What schemas say of the values inside, those in the cases of a union among them.</summary>
    private Inner InnerOf(IReadOnlyList<Schema> speakers)
    {
        var inner = new Inner();
        Collect(speakers, inner, [], 0);
        return inner;
    }

    private void Collect(IReadOnlyList<Schema> speakers, Inner inner, HashSet<Schema> seen, int depth)
    {
        if (depth > MaxDepth || !seen.Add(speakers[0]))
        {
            return;
        }

        var normalized = types.Normalize(speakers);
        foreach (var (name, said) in normalized.Properties)
        {
            if (!inner.Members.ContainsKey(name))
            {
                inner.Members.Add(name, said);
            }
        }

        inner.Items ??= normalized.Items;
        inner.Others ??= normalized.Additional;
        inner.IsObject |= normalized.Kinds is not { } kinds || (kinds & JsonKinds.Object) != 0;
        foreach (var branch in normalized.Unions.SelectMany(static union => union.Branches))
        {
            Collect([branch], inner, seen, depth + 1);
        }
    }

    private sealed class Inner
    {
        public Dictionary<string, IReadOnlyList<Schema>> Members { get; } = new(StringComparer.Ordinal);

        public Schema? Items { get; set; }

        public Schema? Others { get; set; }

        public bool IsObject { get; set; }

        /// <summary>Whether it may be an object of which nothing is said.</summary>
        public bool IsSilent => IsObject && Members.Count == 0;
    }
}
