using System.Globalization;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Names that must differ from each other: the types of a document, the members of a type, the parameters of a method.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private readonly string _fallback;
    private NamespaceNames? _spelled;

    public NameScope(string fallback, params string[] reserved)
    {
        _fallback = fallback;
        _taken = new HashSet<string>(reserved, StringComparer.Ordinal);
    }

    public void Reserve(string name) => _taken.Add(name);

    /// <summary>From now on, leaves names alone that documents spell out.</summary>
    public void GiveWayTo(NamespaceNames spelled) => _spelled = spelled;

    /// <summary>Keeps a name that a person chose for the one who asks for it by <see cref="TakeChosen"/>.</summary>
    public void Keep(string chosen) => _chosen.Add(chosen);

    /// <summary>Whether a name is kept for another one.</summary>
    public bool IsKept(string name) => _chosen.Contains(name);

    /// <summary>A name that a person chose: itself, unless another one has it.</summary>
    public string TakeChosen(string name)
    {
        _chosen.Remove(name);
        return _taken.Add(name) ? name : Take(name);
    }

    /// <summary>The name itself when it is free, else the first of name2, name3, … that is.</summary>
    public string Take(string name)
    {
        if (name.Length == 0)
        {
            name = _fallback;
        }

        var free = name;
        for (var i = 2; _spelled?.Contains(free) == true || _chosen.Contains(free) || !_taken.Add(free); i++)
        {
            free = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
