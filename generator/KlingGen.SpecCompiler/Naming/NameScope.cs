using System.Globalization;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Names that must differ from each other: the types of a document, the members of a type, the parameters of a method.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;
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

    /// <summary>The name itself when it is free, else the first of name2, name3, … that is.</summary>
    public string Take(string name)
    {
        if (name.Length == 0)
        {
            name = _fallback;
        }

        var free = name;
        for (var i = 2; _spelled?.Contains(free) == true || !_taken.Add(free); i++)
        {
            free = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
