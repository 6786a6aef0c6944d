using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>A schema with its references followed and its <c>allOf</c> merged: what it says about a value, wherever it says it.</summary>
internal sealed class SchemaShape
{
    private readonly Dictionary<string, int> _propertyIndex = new(StringComparer.Ordinal);

    /// <summary>What it was made of.</summary>
    public IReadOnlyList<SpecNode> Sources { get; init; } = [];

    /// <summary>The schema objects whose unions are not here: <see cref="Sources"/> has one of their branches instead.</summary>
    public IReadOnlyList<YamlNode> Opened { get; init; } = [];

    /// <summary>The schema objects that speak, in order; their references and <c>allOf</c> are already followed.</summary>
    public List<SpecNode> Parts { get; } = [];

    /// <summary>The JSON kinds that are allowed without null; null when no part says.</summary>
    public JsonKinds? Kinds { get; private set; }

    public bool Nullable { get; set; }

    /// <summary>A schema <c>false</c>: no value is valid.</summary>
    public bool Never { get; set; }

    /// <summary>The named members in the order of the document, each with all the schemas that speak of it.</summary>
    public List<(string Name, List<SpecNode> Schemas)> Properties { get; } = [];

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    public SpecNode? Additional { get; set; }

    public bool Closed { get; set; }

    public List<SpecNode> Patterns { get; } = [];

    /// <summary>The list of allowed values: an <c>enum</c>, or a <c>const</c> as a list of one.</summary>
    public SpecNode? Enum { get; set; }

    public bool EnumIsConst { get; set; }

    /// <summary>All the schema objects that list values, in order.</summary>
    public List<SpecNode> ValueLists { get; } = [];

    /// <summary>Whether no list has just the values that all <c>enum</c>s allow together, so that <see cref="Enum"/> has too many.</summary>
    public bool AreValuesIntersected { get; private set; }

    public string? Format { get; set; }

    public SpecNode? Items { get; set; }

    public List<SpecNode> PrefixItems { get; } = [];

    public List<UnionPart> Unions { get; } = [];

    public SpecNode? Discriminator { get; set; }

    /// <summary>The values that all lists allow.</summary>
    public IEnumerable<SpecNode> Values => Enum is { } owner ? Common(owner, ValueLists) : [];

    /// <summary>Of several lists of values, takes the one that says what all of them do.</summary>
    public void ChooseEnum()
    {
        var enums = ValueLists.FindAll(static list => list["enum"] is not null);
        if (enums.Count < 2 || Enum is not { } last)
        {
            return;
        }

        var common = Common(last, enums).Count();
        var narrowest = enums.FindLastIndex(list => Listed(list).Count() == common);
        AreValuesIntersected = narrowest < 0;
        Enum = AreValuesIntersected ? last : enums[narrowest];
    }

    /// <summary>The values that a schema object lists.</summary>
    public static IEnumerable<SpecNode> Listed(SpecNode owner) =>
        owner["enum"] is { } list ? list.Items() : owner["const"] is { } constant ? [constant] : [];

    private static IEnumerable<SpecNode> Common(SpecNode owner, List<SpecNode> lists)
    {
        var others = lists.FindAll(other => !ReferenceEquals(other.Node, owner.Node))
            .ConvertAll(static other => Listed(other).Select(static value => Spelled(value)).ToList());
        return Listed(owner).Where(value => others.TrueForAll(other => other.Contains(Spelled(value))));
    }

    /// <summary>A value without its quotes: numbers and words without quotes count as strings where the type says so.</summary>
    private static string Spelled(SpecNode value) => value.Text ?? JsonText.Of(value.Node);

    public void Restrict(JsonKinds kinds)
    {
        if (Kinds is not { } known)
        {
            Kinds = kinds;
            return;
        }

        var both = known & kinds;
        if (both != JsonKinds.None)
        {
            Kinds = both;
        }
    }

    public void AddProperty(string name, SpecNode schema)
    {
        if (_propertyIndex.TryGetValue(name, out var index))
        {
            Properties[index].Schemas.Add(schema);
            return;
        }

        _propertyIndex.Add(name, Properties.Count);
        Properties.Add((name, [schema]));
    }

    public bool HasProperty(string name) => _propertyIndex.ContainsKey(name);
}

/// <summary>One <c>oneOf</c> or <c>anyOf</c>.</summary>
/// <param name="Owner">The schema object that it stands in.</param>
internal sealed record UnionPart(SpecNode Owner, UnionMode Mode, IReadOnlyList<SpecNode> Branches);
