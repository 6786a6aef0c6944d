namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>A schema with its references followed and its <c>allOf</c> merged: what it says about a value, wherever it says it.</summary>
internal sealed class NormalizedSchema
{
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private NormalizedMembers? _members;

    /// <summary>What it was made of.</summary>
    public IReadOnlyList<Schema> Sources { get; init; } = [];

    /// <summary>The schema objects whose unions are not here: <see cref="Sources"/> has one of their branches instead.</summary>
    public IReadOnlyList<Schema> Opened { get; init; } = [];

    /// <summary>The schema objects that speak, in order; their references and <c>allOf</c> are already followed.</summary>
    public List<Schema> Parts { get; } = [];

    /// <summary>The JSON kinds that are allowed without null; null when no part says.</summary>
    public JsonKinds? Kinds { get; private set; }

    public bool Nullable { get; set; }

    /// <summary>A schema <c>false</c>: no value is valid.</summary>
    public bool Never { get; set; }

    /// <summary>The named members in the order of the document, each with all the schemas that speak of it.</summary>
    public List<(string Name, List<Schema> Schemas)> Properties => Members.Properties;

    public bool HasProperties { get; set; }

    /// <summary>The names that must be there.</summary>
    public HashSet<string> Required => Members.Required;

    public Schema? Additional { get; set; }

    public bool Closed { get; set; }

    public List<Schema> Patterns { get; } = [];

    /// <summary>The schema that lists the allowed values: with an <c>enum</c>, or with a <c>const</c> as a list of one.</summary>
    public Schema? Enum { get; set; }

    public bool EnumIsConst { get; set; }

    /// <summary>All the schema objects that list values, in order.</summary>
    public List<Schema> ValueLists { get; } = [];

    /// <summary>Whether no list has just the values that all <c>enum</c>s allow together, so that <see cref="Enum"/> has too
    /// many.</summary>
    public bool AreValuesIntersected { get; private set; }

    public string? Format { get; set; }

    public Schema? Items { get; set; }

    public List<Schema> PrefixItems { get; } = [];

    public List<UnionPart> Unions { get; } = [];

    /// <summary>The parts that list what refines them: who refines one inherits no such list.</summary>
    public List<Schema> Parents { get; } = [];

    public Discriminator? Discriminator { get; set; }

    /// <summary>Put together when they are asked for: those who only refer to a schema with many of them never ask.</summary>
    private NormalizedMembers Members => _members ??= new NormalizedMembers(Parts, _required);

    /// <summary>The values that all lists allow.</summary>
    public IEnumerable<SpecValue> Values => Enum is { } owner ? Common(owner, ValueLists) : [];

    /// <summary>The kinds that are allowed without null; where no part says, those that are plainly meant.</summary>
    public JsonKinds MeantKinds => Kinds ?? KindInference.Of(this);

    /// <summary>Of several lists of values, takes the one that says what all of them do.</summary>
    public void ChooseEnum()
    {
        var enums = ValueLists.FindAll(static list => list.HasEnum);
        if (enums.Count < 2 || Enum is not { } last)
        {
            return;
        }

        var common = Common(last, enums).Count();
        var narrowest = enums.FindLastIndex(list => list.Listed.Count() == common);
        AreValuesIntersected = narrowest < 0;
        Enum = AreValuesIntersected ? last : enums[narrowest];
    }

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

    public void Require(IEnumerable<string> names) => _required.UnionWith(names);

    public bool HasProperty(string name) => Members.Has(name);

    private static IEnumerable<SpecValue> Common(Schema owner, List<Schema> lists)
    {
        var others = lists.FindAll(other => !other.Equals(owner)).ConvertAll(static other => other.Listed.Select(Spelled).ToList());
        return owner.Listed.Where(value => others.TrueForAll(other => other.Contains(Spelled(value))));
    }

    /// <summary>A value without its quotes: numbers and words without quotes count as strings where the type says so.</summary>
    private static string Spelled(SpecValue value) => value.Text ?? value.Json;
}
