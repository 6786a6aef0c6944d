using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of an object's members.</summary>
internal sealed class MemberNames
{
    private readonly NameScope _names = new("Member", ReservedNames.OfObject);
    private readonly string _type;

    /// <param name="type">The name of the object's type.</param>
    /// <param name="inherited">The names of the members that it has from others.</param>
    /// <param name="members">The schemas of each member.</param>
    public MemberNames(string type, IEnumerable<string> inherited, IEnumerable<IReadOnlyList<Schema>> members)
    {
        _type = type;
        _names.Reserve(type);
        foreach (var name in inherited)
        {
            _names.Reserve(name);
        }

        foreach (var chosen in members.Select(Asked).OfType<string>())
        {
            _names.Keep(chosen);
        }
    }

    /// <summary>The name of a member: the one that is asked for, else one made of its name in JSON.</summary>
    public string Take(string name, IReadOnlyList<Schema> schemas)
    {
        var pascal = CSharpName.Pascal(name);
        var wanted = pascal == _type ? SchemaNames.Value(pascal) : pascal;
        var isKept = _names.IsKept(wanted);
        if (Asked(schemas) is { } asked)
        {
            return _names.TakeChosen(asked);
        }

        var taken = _names.Take(wanted);
        if (isKept)
        {
            schemas[0].Report(SpecDescriptors.DuplicateName, wanted, taken);
        }

        return taken;
    }

    /// <summary>The name of the members that the document does not name.</summary>
    public string TakeAdditional() => _names.Take(AdditionalPropertiesModel.UsualName);

    private static string? Asked(IReadOnlyList<Schema> schemas) =>
        schemas.Select(AskedNames.Of).FirstOrDefault(static found => found is not null);
}
