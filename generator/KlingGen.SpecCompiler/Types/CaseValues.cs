using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Finds the values of a discriminator by which a schema is chosen.</summary>
internal sealed class CaseValues(SchemaNormalizer normalizer)
{
    /// <summary>Deeper in each other than this are only the unions of a document that is refused: each has two schemas on the way, its own
    /// and the one that refers to the next.</summary>
    private const int MaxDepth = SchemaNormalizer.MaxDepth / 2;

    private readonly Dictionary<(Schema Schema, string? Member), List<string>> _fixed = [];

    /// <summary>OpenAPI 3.2: whether a branch is the one for a discriminator that is absent or has a value of no mapping.</summary>
    public static bool IsDefault(Discriminator? discriminator, Schema branch) =>
        discriminator?.DefaultMapping is { } schema && SchemaTargets.Of(schema).Equals(SchemaTargets.Of(branch));

    /// <summary>The discriminator's values of each branch: those of the mapping, else those that no other branch allows, else its
    /// name.</summary>
    public Func<Schema, IEnumerable<string>> Of(Discriminator? discriminator, IReadOnlyList<Schema> branches)
    {
        if (discriminator is null)
        {
            return static _ => [];
        }

        var name = discriminator.Name;
        var mapping = discriminator.Mapping.Select(static entry => (entry.Value, Schema: SchemaTargets.Of(entry.Schema))).ToList();
        var allowed = branches.Select(branch => Fixed(branch, name)).ToList();
        var shared = allowed.SelectMany(static values => values.Distinct()).GroupBy(static value => value)
            .Where(static group => group.Count() > 1).Select(static group => group.Key).ToList();
        return branch =>
        {
            var target = SchemaTargets.Of(branch);
            var mapped = mapping.Where(entry => entry.Schema.Equals(target)).Select(static entry => entry.Value).ToList();
            if (mapped.Count > 0)
            {
                return mapped;
            }

            var own = allowed[IndexOf(branches, branch)].Except(shared).ToList();
            return own.Count > 0 || !branch.HasReference ? own : NameOf(target);
        };
    }

    /// <summary>The values by which a schema is chosen that refines the one with the discriminator.</summary>
    public IReadOnlyList<string> OfRefinement(Discriminator discriminator, Schema component)
    {
        var mapped = discriminator.Mapping.Where(entry => entry.Schema.Equals(component)).Select(static entry => entry.Value).ToList();
        if (mapped.Count > 0)
        {
            return mapped;
        }

        var values = Fixed(component, discriminator.Name);
        return values.Count == 1 ? values
            : component.Pointer.Length > 0 ? NameOf(component)
            : [Path.GetFileNameWithoutExtension(ReferencePath.FileName(component.Document.Path))];
    }

    /// <summary>The last part of the way to a schema; none for a whole file.</summary>
    private static List<string> NameOf(Schema schema) => JsonPointer.Segments(schema.Pointer).Reverse().Take(1).ToList();

    private static int IndexOf(IReadOnlyList<Schema> branches, Schema branch)
    {
        for (var i = 0; i < branches.Count; i++)
        {
            if (branches[i].Equals(branch))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The values that a schema allows for one of its members; none when it allows any.</summary>
    private List<string> Fixed(Schema schema, string? member, int depth = 0)
    {
        if (!_fixed.TryGetValue((schema, member), out var values))
        {
            // Unions that lead round in a circle allow any, whichever of them is asked first.
            _fixed[(schema, member)] = [];
            values = Fixed(normalizer.Normalize(schema), member, depth);
            _fixed[(schema, member)] = values;
        }

        return values;
    }

    private List<string> Fixed(NormalizedSchema normalized, string? member, int depth)
    {
        var (_, schemas) = normalized.Properties.Find(property => property.Name == member);
        if (schemas is not null)
        {
            return normalizer.Normalize(schemas).Values.Select(static value => value.Text).OfType<string>().ToList();
        }

        var inner = normalized.Unions.Count == 1 && depth < MaxDepth
            ? normalized.Unions[0].Branches.Select(branch => Fixed(branch, member, depth + 1)).ToList()
            : [];
        return inner.TrueForAll(static values => values.Count > 0) ? inner.SelectMany(static values => values).Distinct().ToList() : [];
    }
}
