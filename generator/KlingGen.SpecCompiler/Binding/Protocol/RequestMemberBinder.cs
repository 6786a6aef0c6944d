using System.Text;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds the members of a request that can be given as options (<c>x-option</c>).</summary>
internal sealed class RequestMemberBinder(SpecReader reader, SpecReader quiet, ExtensionReader extensions, SchemaBinder schemas)
{
    /// <summary>Types that hold each other twice would double the members at each step.</summary>
    private const int MaxMembers = 1_000;

    private const int MaxDepth = 8;

    private static readonly (string, string)[] s_files = [("image", "image")];

    private readonly DocumentationBinder _documentation = new(quiet);
    private int _visited;

    /// <param name="request">The type of the request.</param>
    /// <param name="rules">What the gateway's rule schemas say of it.</param>
    public EquatableArray<RequestMemberModel> Bind(TypeDeclaration request, IReadOnlyList<RuleStatements.Statement> rules)
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
        ILookup<string, SpecNode> rules,
        List<RequestMemberModel> found,
        HashSet<TypeDeclaration> open)
    {
        if (open.Count >= MaxDepth || !open.Add(type))
        {
            return;
        }

        var required = new HashSet<string>(type.Shape.Required.Concat(rules[pointer].SelectMany(quiet.Required)), StringComparer.Ordinal);
        foreach (var (member, said) in schemas.PropertiesOf(type))
        {
            var speakers = said.Concat(schemas.Flatten(said).Parts).ToList();
            var location = JsonPointer.Append(pointer, member.JsonName);
            var isDemanded = isRequired && required.Contains(member.JsonName);
            if (_visited++ > MaxMembers || speakers.Exists(speaker => quiet.Flag(speaker, "readOnly")))
            {
                continue;
            }

            if (schemas.DeclarationOf(member.Type) is { Reference.Kind: ModelKind.Object } inner)
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
                    Default = speakers.First("default") is { } value ? ExtensionReader.Json(value) : null,
                    Description = Description(speakers),
                    IsImage = option.IsImage,
                });
            }
        }

        open.Remove(type);
    }

    private string? Description(List<SpecNode> speakers)
    {
        var prose = _documentation.Bind(speakers);
        return prose.Remarks is { } remarks ? prose.Summary + "\n\n" + remarks : prose.Summary;
    }

    /// <summary>The JSON type that a value of an option has, and whether there may be several; null for what is no option's.</summary>
    private (string Type, bool IsList)? Simple(TypeRef type)
    {
        if (type is ListRef list)
        {
            return Simple(list.Item) is { IsList: false } item ? (item.Type, true) : null;
        }

        var kinds = type is PrimitiveRef { Kind: PrimitiveKind.Json } or MapRef ? JsonKinds.Any : schemas.KindsOf(type) & ~JsonKinds.Null;
        return (kinds & (JsonKinds.Array | JsonKinds.Object)) != 0 ? null
            : (kinds & JsonKinds.Fraction) != 0 ? ("number", false)
            : (kinds & JsonKinds.Integer) != 0 ? ("integer", false)
            : (kinds & JsonKinds.String) != 0 ? ("string", false)
            : (kinds & JsonKinds.Boolean) != 0 ? ("boolean", false)
            : null;
    }

    /// <summary>The option of a member; null where it has none.</summary>
    private (string Name, EquatableArray<NamedJson> Words, bool IsImage)? OptionOf(List<SpecNode> speakers, string member, bool isNested)
    {
        var usual = Kebab(member);
        if (speakers.First("x-option") is not { } option)
        {
            return isNested || usual.Length == 0 ? null : (usual, default, false);
        }

        if (option.Node is YamlScalar { Kind: YamlScalarKind.Boolean })
        {
            return option.Text is "false" or "False" or "FALSE" || usual.Length == 0 ? null : (usual, default, false);
        }

        if (option.Mapping is null)
        {
            return extensions.Name(option, "x-option") is { } name ? (name, default, false) : null;
        }

        if (!extensions.IsObject(option, "x-option", "name", "values", "file"))
        {
            return null;
        }

        var asked = option["name"] is null ? usual : extensions.Name(option, "name", "x-option");
        var isImage = option["file"] is { } file && extensions.Word(file, "a kind of file", s_files) is not null;
        return asked is { Length: > 0 } ? (asked, Words(option), isImage) : null;
    }

    private EquatableArray<NamedJson> Words(SpecNode option)
    {
        if (option["values"] is not { } values)
        {
            return default;
        }

        if (values.Mapping is null)
        {
            reader.Wrong(values, "values", "an object");
        }

        return values.Members()
            .Select(static member => new NamedJson(member.Key.Text, ExtensionReader.Json(member.Value)))
            .ToEquatableArray();
    }

    /// <summary>The values that a type lists, as text.</summary>
    private List<string> ValuesOf(TypeRef type, IReadOnlyList<SpecNode> said)
    {
        if (type is ListRef list)
        {
            return schemas.Flatten(said).Items is { Mapping: not null } items ? ValuesOf(list.Item, [items]) : [];
        }

        var values = schemas.DeclarationOf(type) is { Reference.Kind: ModelKind.Enum } declaration
            ? declaration.Enums.SelectMany(SchemaShape.Listed).Where(value => !declaration.Refused.Contains(value.Node))
            : schemas.Flatten(said).Values;
        return values.Select(static value => value.Text).OfType<string>().Distinct().ToList();
    }

    private static EquatableArray<string> Narrowed(List<string> values, IEnumerable<SpecNode> rules)
    {
        foreach (var rule in rules.Where(static rule => rule["enum"] is not null || rule["const"] is not null))
        {
            var allowed = Listed(rule).ToList();
            values = values.Count == 0 ? allowed : values.FindAll(allowed.Contains);
        }

        return values.ToEquatableArray();
    }

    private static IEnumerable<string> Listed(SpecNode owner) => SchemaShape.Listed(owner).Select(static value => value.Text).OfType<string>();

    /// <summary>A member's name in small letters, with dashes between its words.</summary>
    private static string Kebab(string name)
    {
        var option = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var isUpper = name[i] is >= 'A' and <= 'Z';
            var isPart = isUpper || name[i] is ((>= 'a' and <= 'z') or (>= '0' and <= '9'));
            var begins = isUpper && i > 0 && name[i - 1] is ((>= 'a' and <= 'z') or (>= '0' and <= '9'));
            if ((begins || !isPart) && option.Length > 0 && option[option.Length - 1] != '-')
            {
                option.Append('-');
            }

            if (isPart)
            {
                option.Append(char.ToLowerInvariant(name[i]));
            }
        }

        return option.ToString().TrimEnd('-');
    }
}
