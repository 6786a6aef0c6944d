using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds the members of a request that can be given as options (<c>x-option</c>).</summary>
internal sealed class RequestMemberBinder(SpecContext context, DocumentTypes types)
{
    /// <summary>Types that hold each other twice would double the members at each step.</summary>
    private const int MaxMembers = 1_000;

    private const int MaxDepth = 8;

    private int _visited;

    /// <param name="request">The type of the request.</param>
    /// <param name="rules">What the gateway's rule schemas say of it.</param>
    public EquatableArray<RequestMemberModel> Bind(TypeDeclaration request, IReadOnlyList<RuleStatement> rules)
    {
        var found = new List<RequestMemberModel>();
        _visited = 0;
        var refusing = rules.Where(static rule => !rule.IsWarning)
            .ToLookup(static rule => rule.Pointer, static rule => rule.Schema, StringComparer.Ordinal);
        Collect(request, "", isRequired: true, refusing, found, []);
        return found.ToEquatableArray();
    }

    private void Collect(
        TypeDeclaration type,
        string pointer,
        bool isRequired,
        ILookup<string, Schema> rules,
        List<RequestMemberModel> found,
        HashSet<TypeDeclaration> open)
    {
        if (open.Count >= MaxDepth || !open.Add(type))
        {
            return;
        }

        var demanded = rules[pointer].SelectMany(static rule => rule.Required);
        var required = new HashSet<string>(type.Normalized.Required.Concat(demanded), StringComparer.Ordinal);
        foreach (var (member, said) in types.PropertiesOf(type))
        {
            var speakers = said.Concat(types.Normalize(said).Parts).ToList();
            var location = JsonPointer.Append(pointer, member.JsonName);
            var isDemanded = isRequired && required.Contains(member.JsonName);
            if (_visited++ > MaxMembers || speakers.Exists(static speaker => speaker.IsReadOnly))
            {
                continue;
            }

            if (types.DeclarationOf(member.Type) is { Reference.Kind: ModelKind.Object } inner)
            {
                Collect(inner, location, isDemanded, rules, found, open);
            }
            else if (Simple(member.Type) is { } simple && OptionOf(speakers, member.JsonName, isNested: pointer.Length > 0) is { } option)
            {
                found.Add(new RequestMemberModel(location)
                {
                    Option = option.Name,
                    Type = simple.Type,
                    IsList = simple.IsList,
                    IsRequired = isDemanded,
                    Values = Narrowed(ValuesOf(member.Type, said), rules[location]),
                    Words = option.Words,
                    Default = speakers.First(static speaker => speaker.Default)?.Json,
                    Description = Description(speakers),
                    IsImage = option.IsImage,
                });
            }
        }

        open.Remove(type);
    }

    private static string? Description(IEnumerable<Schema> speakers)
    {
        var prose = Documentation.Of(speakers);
        return prose.Remarks is { } remarks ? prose.Summary + "\n\n" + remarks : prose.Summary;
    }

    /// <summary>The JSON type that a value of an option has, and whether there may be several; null for what is no option's.</summary>
    private (string Type, bool IsList)? Simple(TypeRef type)
    {
        if (type is ListRef list)
        {
            return Simple(list.Item) is { IsList: false } item ? (item.Type, true) : null;
        }

        var kinds = type is PrimitiveRef { Kind: PrimitiveKind.Json } or MapRef ? JsonKinds.Any : types.KindsOf(type) & ~JsonKinds.Null;
        var kind = (kinds & (JsonKinds.Array | JsonKinds.Object)) != 0 ? JsonKinds.None
            : (kinds & JsonKinds.Fraction) != 0 ? JsonKinds.Number
            : (kinds & JsonKinds.Integer) != 0 ? JsonKinds.Integer
            : (kinds & JsonKinds.String) != 0 ? JsonKinds.String
            : kinds & JsonKinds.Boolean;
        return JsonTypeNames.Of(kind).FirstOrDefault() is { } name ? (name, false) : null;
    }

    /// <summary>The option of a member; null where it has none.</summary>
    private (string Name, EquatableArray<NamedJson> Words, bool IsImage)? OptionOf(List<Schema> speakers, string member, bool isNested)
    {
        var usual = OptionName.Of(member);
        if (speakers.Find(static speaker => speaker.Protocol.HasOption)?.WithContext(context).Protocol.Option is not { } option)
        {
            return isNested || usual.Length == 0 ? null : (usual, default, false);
        }

        var isImage = option.IsImage;
        return option.NameOr(usual) is { Length: > 0 } name
            ? (name, option.Words.Select(static word => new NamedJson(word.Word, word.Value.Json)).ToEquatableArray(), isImage)
            : null;
    }

    /// <summary>The values that a type lists, as text.</summary>
    private List<string> ValuesOf(TypeRef type, IReadOnlyList<Schema> said)
    {
        if (type is ListRef list)
        {
            return types.Normalize(said).Items is { IsObject: true } items ? ValuesOf(list.Item, [items]) : [];
        }

        var values = types.DeclarationOf(type) is { Reference.Kind: ModelKind.Enum } declaration
            ? declaration.Enums.SelectMany(static owner => owner.Listed).Where(value => !declaration.Refused.Contains(value))
            : types.Normalize(said).Values;
        return TextsOf(values).Distinct().ToList();
    }

    private static EquatableArray<string> Narrowed(List<string> values, IEnumerable<Schema> rules)
    {
        foreach (var rule in rules.Where(static rule => rule.HasEnum || rule.HasConst))
        {
            var allowed = TextsOf(rule.Listed).ToList();
            values = values.Count == 0 ? allowed : values.FindAll(allowed.Contains);
        }

        return values.ToEquatableArray();
    }

    private static IEnumerable<string> TextsOf(IEnumerable<SpecValue> values) => values.Select(static value => value.Text).OfType<string>();
}
