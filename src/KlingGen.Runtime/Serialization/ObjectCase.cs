using System.Text;
using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime.Serialization;

/// <summary>What tells one kind of object from the others of a union.</summary>
public sealed class ObjectCase
{
    /// <summary>Makes a case.</summary>
    /// <param name="number">The number of the case in its union.</param>
    /// <param name="required">The members that must be there.</param>
    /// <param name="known">The members that the document names.</param>
    /// <param name="constants">Members of fixed values, each with those values as JSON text.</param>
    public ObjectCase(int number, string[] required, string[] known, params (string Name, string[] Values)[] constants)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(constants);
        Number = number;
        var names = required.Union(known, StringComparer.Ordinal).ToArray();
        Members = names;
        Names = new NameTable(names);
        IsRequired = Array.ConvertAll(names, name => required.Contains(name, StringComparer.Ordinal));
        RequiredCount = IsRequired.Count(static flag => flag);
        Constants = Array.ConvertAll(names, name => Array.Find(constants, constant => constant.Name == name).Values is { } values
            ? Array.ConvertAll(values, JsonConstant.Parse)
            : null);
    }

    /// <summary>Says of members which types their values have, where other cases have the same members of other types.</summary>
    /// <param name="members">The members, each with its types; any type will do for others.</param>
    /// <returns>This case.</returns>
    public ObjectCase WithTypes(params (string Name, JsonTypes Types)[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Types = new JsonTypes[IsRequired.Length];
        foreach (var (name, types) in members)
        {
            Types[Names.Find(Encoding.UTF8.GetBytes(name), -1)] = types;
        }

        return this;
    }

    /// <summary>Says which types the values of members have that the document does not name.</summary>
    /// <param name="types">The types.</param>
    /// <returns>This case.</returns>
    public ObjectCase WithOtherTypes(JsonTypes types)
    {
        OtherTypes = types;
        return this;
    }

    internal int Number { get; }

    /// <summary>The names of its members.</summary>
    internal string[] Members { get; }

    internal NameTable Names { get; }

    internal bool[] IsRequired { get; }

    internal int RequiredCount { get; }

    /// <summary>By the index of the name; null where any value will do.</summary>
    internal JsonConstant[]?[] Constants { get; }

    /// <summary>By the index of the name, <see cref="JsonTypes.None"/> where any type will do; null where that is so for all.</summary>
    internal JsonTypes[]? Types { get; private set; }

    /// <summary>Of members without a name here; <see cref="JsonTypes.None"/> where any type will do.</summary>
    internal JsonTypes OtherTypes { get; private set; }
}
